// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/content/content_service.h"
#include "server/http/address.h"
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/people/secrets.h"
#include "server/services.h"
#include "server/terminals/enrolment.h"
#include "server/terminals/terminal_hub.h"
#include "server/watch/alarm_watch.h"
#include "wire/api/api.h"

#include <spdlog/spdlog.h>

namespace talon::server {

void list_alarms(Services &services, Call, Answer answer)
{
    answer(json_answer(wire::encode_alarms(services.alarms.look(), services.hall.now())));
}

/// Nothing when the two agree already: whoever asks twice is answered well.
void confirm_calendar(Services &services, Call call, Answer answer)
{
    services.confirm_calendar(call.staff.staff.value, [answer, language = call.language](const HallService::Outcome &outcome) {
        answer(outcome ? empty_answer() : error_answer(outcome.error(), language));
    });
}

void list_devices(Services &services, Call, Answer answer)
{
    answer(json_answer(wire::encode_devices(services.terminals.devices(), services.hall.hall().site().places)));
}

void issue_code(Services &services, Call call, Answer answer)
{
    const auto wanted = wire::decode_code_request(call.request.body);
    if (!wanted)
        return answer(error_answer(wanted.error(), call.language));
    const core::Instant expires = services.hall.now() + std::chrono::hours(services.settings.devices.code_hours);
    auto made = make_code(services.hall.hall().site(), services.secret, wanted->role, wanted->place, expires);
    if (!made)
        return answer(error_answer(made.error(), call.language));
    const std::string code = services.key_fingerprint.empty() ? made->code : made->code + "-" + in_groups(services.key_fingerprint);
    services.hall.record(made->issued, call.staff.staff.value,
                         [answer, code, expires, language = call.language](const HallService::Outcome &outcome) {
                             answer(outcome ? json_answer(wire::encode_code(code, expires))
                                            : error_answer(outcome.error(), language));
                         });
}

void enrol(Services &services, Call call, Answer answer)
{
    const auto wanted = wire::decode_enrol_request(call.request.body);
    if (!wanted)
        return answer(error_answer(wanted.error(), call.language));
    const std::string &client = call.request.client;
    const LoginGuard::Try made{"", network_of(client), ""};
    if (const auto wait = services.enrol_guard.begin(made, services.moment()).wait)
        return answer(too_many_tries(call.language, *wait));
    auto enrolled = enrol_device(services.hall.decided_registry(), services.secret, wanted->code, wanted->public_key, services.hall.now());
    if (!enrolled) {
        spdlog::warn("a device at {} could not be enrolled: {}", client, enrolled.error());
        return answer(error_answer(enrolled.error(), call.language));
    }
    services.enrol_guard.succeeded(made);
    const core::DeviceEnrolled device = std::move(enrolled->device);
    const auto tell = [&services, answer, device] {
        answer(json_answer(wire::encode_enrol_answer({device.device, device.epoch, device.role, device.place,
                                                      services.hall.hall().site().id, device.prefix,
                                                      device.role == core::DeviceRole::stand ? services.content.public_key() : ""})));
    };
    if (enrolled->known) {
        // What is not durable yet is not told: the device asks again.
        if (!services.hall.registry().devices.contains(device.device))
            return answer(error_answer(Fault(Trouble::overloaded), call.language));
        spdlog::info("device {} asks again for its enrolment from {}", device.device.value, client);
        return tell();
    }
    services.hall.record(device, "talond", [answer, tell, device, call](const HallService::Outcome &outcome) {
        if (!outcome)
            return answer(error_answer(outcome.error(), call.language));
        spdlog::info("device {} is enrolled at {} from {}", device.device.value, device.place, call.request.client);
        tell();
    });
}

void revoke(Services &services, Call call, Answer answer)
{
    const core::DeviceId device{call.captures.at("device")};
    if (!services.hall.decided_registry().devices.contains(device))
        return answer(error_answer("unknown_device", call.language));
    services.hall.record(core::DeviceRevoked{device}, call.staff.staff.value,
                         [&services, answer, device, call](const HallService::Outcome &outcome) {
                             if (!outcome)
                                 return answer(error_answer(outcome.error(), call.language));
                             spdlog::warn("device {} is revoked by {}", device.value, call.staff.staff.value);
                             services.terminals.drop_revoked(device);
                             answer(empty_answer());
                         });
}

std::shared_ptr<SocketHandler> open_terminal(Services &services, const Call &)
{
    return services.terminals.make_session();
}

} // namespace talon::server
