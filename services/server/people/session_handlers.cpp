// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/http/router.h"
#include "server/people/secrets.h"
#include "server/services.h"
#include "wire/api/api.h"

#include <spdlog/spdlog.h>

namespace talon::server {

namespace {

Response session_answer(const Services &services, const core::StaffSaved &staff, const std::string &csrf)
{
    return json_answer(wire::encode_session({staff, csrf, services.hall.hall().window_of(staff.staff)}));
}

Response too_many_tries(core::Language language, core::Millis wait)
{
    const auto seconds = std::to_string(std::chrono::ceil<std::chrono::seconds>(wait).count());
    Response response = error_answer("too_many_tries", language, {{"seconds", seconds}});
    response.headers.emplace_back("Retry-After", seconds);
    return response;
}

const core::StaffSaved *active_staff(const Services &services, const core::StaffId &staff)
{
    const auto &known = services.hall.registry().staff;
    const auto found = known.find(staff);
    return found == known.end() || !found->second.active ? nullptr : &found->second;
}

Response finish_login(Services &services, const Call &call, const core::StaffId &staff, bool right)
{
    const auto *known = active_staff(services, staff);
    if (!right || !known) {
        ++services.failed_logins;
        // Not the name as it was typed: people type passwords there.
        spdlog::warn("a failed login from {} ({})", call.request.client, known ? known->staff.value : "unknown login");
        return error_answer("bad_credentials", call.language);
    }
    services.guard.succeeded(staff.value, call.request.client);
    const auto now = services.hall.now();
    const std::string token = services.sessions.open(staff, now);
    spdlog::info("{} logged in from {}", staff.value, call.request.client);
    Response response = session_answer(services, *known, services.sessions.peek(token, now)->csrf);
    response.headers.emplace_back("Set-Cookie", session_cookie(services.settings.server.tls, token));
    return response;
}

} // namespace

void log_in(Services &services, Call call, Answer answer)
{
    auto login = wire::decode_login(call.request.body);
    wipe(call.request.body);
    if (!login)
        return answer(error_answer(login.error(), call.language));
    if (const auto wait = services.guard.begin(login->login, call.request.client, services.hall.now()))
        return answer(too_many_tries(call.language, *wait));
    const core::StaffId staff{login->login};
    const bool known = active_staff(services, staff) != nullptr;
    const auto language = call.language;
    const bool taken = services.passwords.check(
        staff, known, std::move(login->password),
        [&services, call = std::move(call), staff, answer](bool right) { answer(finish_login(services, call, staff, right)); });
    if (!taken)
        answer(too_many_tries(language, core::Millis(1000)));
}

void show_session(Services &services, Call call, Answer answer)
{
    const auto *session = services.sessions.peek(call.token, services.hall.now());
    answer(session ? session_answer(services, call.staff, session->csrf) : error_answer("not_logged_in", call.language));
}

void log_out(Services &services, Call call, Answer answer)
{
    services.sessions.close(call.token);
    Response response = empty_answer();
    response.headers.emplace_back("Set-Cookie", expired_session_cookie(services.settings.server.tls));
    answer(std::move(response));
}

} // namespace talon::server
