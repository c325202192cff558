// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hall/hall_view.h"
#include "server/hall/live_hub.h"
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/services.h"
#include "wire/hall/ticket_document.h"

#include <charconv>

namespace talon::server {

namespace {

/// "5" of a path; 0 is no window's number.
core::WindowNumber window_of(const Call &call)
{
    const std::string &text = call.captures.at("window");
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool plain = error == std::errc() && end == text.data() + text.size() && number > 0 && text.front() != '0';
    return plain ? number : 0;
}

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

/// Asks for the command and answers with the ticket it was about, as it is now that it is durable.
void act(Services &services, Call call, Answer answer, const core::Command &command)
{
    const std::string actor = call.staff.staff.value;
    services.hall.ask(command, actor, [&services, call = std::move(call), answer](const HallService::Outcome &outcome) {
        if (!outcome)
            return answer(refused(services, call, outcome.error()));
        const auto &hall = services.hall.hall();
        const core::TicketId *id = outcome->empty() ? nullptr : ticket_of(outcome->front());
        const core::Ticket *ticket = id ? hall.ticket(*id) : nullptr;
        answer(ticket ? json_answer(wire::encode_acted(hall, *ticket, services.hall.now()))
                      : error_answer("unknown_ticket", call.language));
    });
}

/// Asks for the command and answers with what the member of staff has in hand.
void act_on_window(Services &services, Call call, Answer answer, const core::Command &command)
{
    const std::string actor = call.staff.staff.value;
    services.hall.ask(command, actor, [&services, call = std::move(call), answer](const HallService::Outcome &outcome) {
        if (!outcome)
            return answer(refused(services, call, outcome.error()));
        answer(json_answer(wire::encode_mine(services.hall.hall(), call.staff.staff, services.hall.now())));
    });
}

core::TicketId ticket_of(const Call &call)
{
    return {call.captures.at("ticket")};
}

} // namespace

void show_hall(Services &services, Call call, Answer answer)
{
    answer(json_answer(services.view.document().for_staff(services.hall.hall(), call.staff.staff)));
}

std::shared_ptr<SocketHandler> open_live(Services &services, const Call &call)
{
    return services.live.make_session(call.staff.staff, call.token);
}

void take_window(Services &services, Call call, Answer answer)
{
    const core::TakeWindow command{window_of(call), call.staff.staff};
    act_on_window(services, std::move(call), std::move(answer), command);
}

void release_window(Services &services, Call call, Answer answer)
{
    const core::ReleaseWindow command{window_of(call), call.staff.staff};
    act_on_window(services, std::move(call), std::move(answer), command);
}

void call_next(Services &services, Call call, Answer answer)
{
    const core::CallNext command{window_of(call), call.staff.staff};
    act(services, std::move(call), std::move(answer), command);
}

void recall(Services &services, Call call, Answer answer)
{
    const core::Recall command{ticket_of(call), call.staff.staff};
    act(services, std::move(call), std::move(answer), command);
}

void start_serving(Services &services, Call call, Answer answer)
{
    const core::StartServing command{ticket_of(call), call.staff.staff};
    act(services, std::move(call), std::move(answer), command);
}

void finish(Services &services, Call call, Answer answer)
{
    const core::Finish command{ticket_of(call), call.staff.staff};
    act(services, std::move(call), std::move(answer), command);
}

void mark_no_show(Services &services, Call call, Answer answer)
{
    const core::MarkNoShow command{ticket_of(call), call.staff.staff};
    act(services, std::move(call), std::move(answer), command);
}

void return_to_queue(Services &services, Call call, Answer answer)
{
    const core::ReturnToQueue command{ticket_of(call), call.staff.staff};
    act(services, std::move(call), std::move(answer), command);
}

} // namespace talon::server
