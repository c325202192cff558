// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hall/hall_view.h"
#include "server/hall/live_hub.h"
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/services.h"
#include "wire/hall/ticket_document.h"

namespace talon::server {

namespace {

/// What a refusal's sentence names: the window and the ticket that stand in the way.
wire::Parameters parameters_of(const core::Hall &hall, const Call &call, const Fault &fault)
{
    wire::Parameters parameters;
    const auto own = hall.window_of(call.staff.staff);
    if (fault == Fault(core::Refusal::operator_elsewhere) && own)
        parameters["window"] = std::to_string(*own);
    else if (const auto window = call.captures.find("window"); window != call.captures.end())
        parameters["window"] = window->second;

    const core::Ticket *ticket = nullptr;
    if (const auto asked = call.captures.find("ticket"); asked != call.captures.end())
        ticket = hall.ticket({asked->second});
    else if (own && hall.held_windows().at(*own).ticket)
        ticket = hall.ticket(*hall.held_windows().at(*own).ticket);
    if (ticket)
        parameters["number"] = call.language == core::Language::ru ? core::to_text(ticket->number) : core::to_latin(ticket->number);
    return parameters;
}

Response refused(const Services &services, const Call &call, const Fault &fault)
{
    return error_answer(fault, call.language, parameters_of(services.hall.hall(), call, fault));
}

/// The ticket that an event of a command is about.
const core::TicketId *ticket_of(const core::Event &event)
{
    return std::visit(
        [](const auto &one) -> const core::TicketId * {
            if constexpr (requires { one.ticket; })
                return &one.ticket;
            else
                return nullptr;
        },
        event);
}

/// The ticket it was about, as it is now that it is durable; of a window, what the member of staff has in hand.
Response done(const Services &services, const Call &call, const std::vector<core::Event> &events)
{
    const auto &hall = services.hall.hall();
    const core::TicketId *id = events.empty() ? nullptr : ticket_of(events.back());
    if (!id)
        return json_answer(wire::encode_mine(hall, call.staff.staff, services.hall.now()));
    const core::Ticket *ticket = hall.ticket(*id);
    return ticket ? json_answer(wire::encode_acted(hall, *ticket, services.hall.now())) : error_answer("unknown_ticket", call.language);
}

} // namespace

void ask_the_hall(Services &services, const Route &route, Call call, Answer answer)
{
    auto command = route.command(services, call);
    if (!command)
        return answer(error_answer(command.error(), call.language));
    const std::string actor = call.staff.staff.value;
    services.hall.ask(*command, actor, [&services, call = std::move(call), answer](const HallService::Outcome &outcome) {
        answer(outcome ? done(services, call, *outcome) : refused(services, call, outcome.error()));
    });
}

void show_hall(Services &services, Call call, Answer answer)
{
    answer(json_answer(services.view.document().for_staff(services.hall.hall(), call.staff.staff)));
}

std::shared_ptr<SocketHandler> open_live(Services &services, const Call &call)
{
    return services.live.make_session(call.staff.staff, call.token);
}

} // namespace talon::server
