// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/services.h"
#include "server/terminals/terminal_hub.h"
#include "wire/message/message_api.h"

#include <spdlog/spdlog.h>

namespace talon::server {

namespace {

/// Answers with the messages as they are when the event is durable.
void record(Services &services, core::Event event, const Call &call, const Answer &answer)
{
    services.hall.record(std::move(event), call.staff.staff.value, [&services, answer, language = call.language](const HallService::Outcome &outcome) {
        answer(outcome ? json_answer(wire::encode_hall_messages(services.hall.messages(), services.hall.now()))
                       : error_answer(outcome.error(), language));
    });
}

} // namespace

void list_messages(Services &services, Call, Answer answer)
{
    answer(json_answer(wire::encode_hall_messages(services.hall.messages(), services.hall.now())));
}

void set_message(Services &services, Call call, Answer answer)
{
    const auto wanted = wire::decode_message_request(call.request.body);
    if (!wanted)
        return answer(error_answer(wanted.error(), call.language));
    const core::Instant now = services.hall.now();
    auto decision = core::decide(services.hall.decided_messages(), wire::message_of(*wanted, now), now);
    if (!decision)
        return answer(error_answer(core::code_of(decision.error()), call.language));
    if (!*decision)
        return answer(json_answer(wire::encode_hall_messages(services.hall.messages(), now)));
    if (wanted->kind == core::MessageKind::evacuation)
        spdlog::critical("{} has every screen say that people are to leave the building", call.staff.staff.value);
    record(services, std::move(**decision), call, answer);
}

void end_message(Services &services, Call call, Answer answer)
{
    auto decision = core::end_message(services.hall.decided_messages(), call.captures.at("message"), services.hall.now());
    if (!decision)
        return answer(error_answer(core::code_of(decision.error()), call.language));
    record(services, std::move(*decision), call, answer);
}

void check_sound(Services &services, Call call, Answer answer)
{
    const auto volume = wire::decode_sound_check(call.request.body);
    if (!volume)
        return answer(error_answer(volume.error(), call.language));
    const core::DeviceId device{call.captures.at("device")};
    answer(services.terminals.check_sound(device, *volume) ? empty_answer() : error_answer("display_away", call.language));
}

} // namespace talon::server
