// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/address.h"
#include "server/http/answers.h"
#include "server/http/first_answers.h"
#include "server/http/handlers.h"
#include "server/http/router.h"
#include "server/people/login_text.h"
#include "server/people/secrets.h"
#include "server/services.h"
#include "wire/api/api.h"

#include <spdlog/spdlog.h>

namespace talon::server {

namespace {

Response session_answer(const Services &services, const core::StaffSaved &staff, const std::string &csrf)
{
    return json_answer(wire::encode_session({staff, csrf, services.hall.hall().window_of(staff.staff), services.instance,
                                            services.hall.registry().one_time.contains(staff.staff)}));
}

const core::StaffSaved *active_staff(const Services &services, const core::StaffId &staff)
{
    const auto &known = services.hall.registry().staff;
    const auto found = known.find(staff);
    return found == known.end() || !found->second.active ? nullptr : &found->second;
}

/// A browser in which somebody has logged in keeps, by login, a name and the proof that it was given here.
std::string browser_cookie_name(const Services &services, const std::string &login)
{
    return "talon_browser_" + services.secret.hash("browser", login).substr(0, 12);
}

std::string browser_proof(const Services &services, const std::string &login, const std::string &name)
{
    return services.secret.hash("browser", login + ":" + name).substr(0, 40);
}

/// The browser's name when its proof holds; empty: a stranger.
std::string known_browser(const Services &services, const Request &request, const std::string &login)
{
    const std::string value = cookie(request, browser_cookie_name(services, login));
    const auto dot = value.find('.');
    if (dot == std::string::npos || dot > 40)
        return {};
    std::string name = value.substr(0, dot);
    return equal_secrets(value.substr(dot + 1), browser_proof(services, login, name)) ? name : std::string();
}

std::string browser_cookie(const Services &services, const std::string &login, std::string name)
{
    if (name.empty())
        name = random_token(12);
    constexpr auto year = std::chrono::seconds(std::chrono::years(1));
    return browser_cookie_name(services, login) + "=" + name + "." + browser_proof(services, login, name)
           + "; Path=/api/v1/session; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(year.count())
           + (browsers_use_tls(services) ? "; Secure" : "");
}

struct LoginTry {
    core::StaffId staff;
    LoginGuard::Try counted;
    std::string doubt; ///< of the password, see doubt_of_password()
};

Response finish_login(Services &services, const Call &call, const LoginTry &made, bool right)
{
    const auto *known = active_staff(services, made.staff);
    if (!right || !known) {
        ++services.failed_logins;
        // Not the name as it was typed: people type passwords there.
        spdlog::warn("a failed login from {} ({})", call.request.client, known ? known->staff.value : "unknown login");
        return error_answer("bad_credentials", call.language, {}, made.doubt);
    }
    services.guard.succeeded(made.counted);
    const std::string token = services.sessions.open(made.staff, services.moment());
    spdlog::info("{} logged in from {}", made.staff.value, call.request.client);
    Response response = session_answer(services, *known, csrf_of(token));
    response.headers.emplace_back("Set-Cookie", browser_cookie(services, made.staff.value, made.counted.browser));
    response.headers.emplace_back("Set-Cookie", session_cookie(browsers_use_tls(services), token));
    return response;
}

void check_login(Services &services, const Call &call, LoginTry made, std::string password, const Answer &answer)
{
    const bool known = active_staff(services, made.staff) != nullptr;
    const bool stranger = made.counted.browser.empty();
    const core::StaffId staff = made.staff;
    const bool taken = services.passwords.check(staff, known, stranger, std::move(password),
                                                [&services, call, made = std::move(made), answer](bool right) {
                                                    answer(finish_login(services, call, made, right));
                                                });
    if (!taken)
        answer(too_many_tries(call.language, core::Millis(1000)));
}

} // namespace

void log_in(Services &services, Call call, Answer answer)
{
    constexpr std::size_t most_held = 64;
    auto login = wire::decode_login(call.request.body);
    wipe(call.request.body);
    if (!login)
        return answer(error_answer(login.error(), call.language));
    LoginTry made{{meant_login(login->login)}, {}, std::string(doubt_of_password(login->password))};
    // No login is written so: that costs no try and tells nothing about which there are.
    if (const auto slip = slip_of(made.staff.value); slip != LoginSlip::none)
        return answer(error_answer(slip == LoginSlip::lookalikes ? "login_lookalikes" : "login_layout", call.language));
    made.counted = {made.staff.value, network_of(call.request.client), known_browser(services, call.request, made.staff.value)};
    const auto verdict = services.guard.begin(made.counted, services.moment());
    if (verdict.wait)
        return answer(too_many_tries(call.language, *verdict.wait));
    if (verdict.hold == core::Millis(0))
        return check_login(services, call, std::move(made), std::move(login->password), answer);
    if (services.held_logins >= most_held)
        return answer(too_many_tries(call.language, verdict.hold));
    ++services.held_logins;
    services.loop.after(verdict.hold, [&services, call, made, password = login->password, answer] {
        --services.held_logins;
        check_login(services, call, made, password, answer);
    });
}

void show_session(Services &services, Call call, Answer answer)
{
    answer(session_answer(services, call.staff, csrf_of(call.token)));
}

/// Whoever has no session any more is logged out as well.
void log_out(Services &services, Call call, Answer answer)
{
    const std::string token = session_token(services, call.request);
    services.sessions.close(token);
    services.first_answers.forget(secret_hash(token));
    Response response = empty_answer();
    response.headers.emplace_back("Set-Cookie", expired_session_cookie(browsers_use_tls(services)));
    answer(std::move(response));
}

} // namespace talon::server
