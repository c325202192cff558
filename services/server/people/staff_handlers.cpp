// SPDX-License-Identifier: GPL-3.0-or-later
// Members of staff and their sessions while the hall works.
#include "core/people/staffing.h"
#include "server/hall/live_hub.h"
#include "server/http/address.h"
#include "server/http/answers.h"
#include "server/http/first_answers.h"
#include "server/http/handlers.h"
#include "server/people/secrets.h"
#include "server/services.h"
#include "wire/api/people.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace talon::server {

namespace {

constexpr std::size_t shortest_password = 8; ///< bytes

/// Sessions that ended, with what hangs on them.
void end_sessions(Services &services, const std::vector<std::string> &gone)
{
    for (const std::string &session : gone)
        services.first_answers.forget(session);
    services.live.drop_ended();
}

const core::StaffSaved *known_staff(const Services &services, const std::string &login)
{
    const auto &staff = services.hall.decided_registry().staff;
    const auto found = staff.find({login});
    return found == staff.end() ? nullptr : &found->second;
}

/// 12 characters, 60 bits: typed once.
std::string one_time_password()
{
    std::string password = in_groups(random_base32(12));
    for (char &c : password)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return password;
}

/// The event first, so that a password which somebody else knows is never taken for an own one; then the hash; then it is shown.
void give_one_time_password(Services &services, const core::StaffId &staff, const Call &call, const Answer &answer)
{
    const auto language = call.language;
    services.hall.record(core::PasswordSet{staff, true}, call.staff.staff.value, [&services, staff, language, by = call.staff.staff.value, answer](const auto &outcome) {
        if (!outcome)
            return answer(error_answer(outcome.error(), language));
        end_sessions(services, services.sessions.close_all(staff));
        const std::string password = one_time_password();
        const bool taken = services.passwords.set(staff, password, [staff, password, language, by, answer](bool kept) {
            if (!kept)
                return answer(error_answer("storage_failed", language));
            spdlog::info("{} gave {} a one-time password", by, staff.value);
            answer(json_answer(wire::encode_one_time_password(staff.value, password)));
        });
        if (!taken)
            answer(error_answer(Fault(Trouble::overloaded), language));
    });
}

} // namespace

void list_staff(Services &services, Call, Answer answer)
{
    const auto sessions = services.sessions.listed(services.moment(), {});
    std::vector<wire::StaffLine> lines;
    for (const auto &[id, staff] : services.hall.registry().staff) {
        const auto open = std::count_if(sessions.begin(), sessions.end(), [&](const auto &each) { return each.staff == id; });
        lines.push_back({staff, services.hall.registry().one_time.contains(id), static_cast<int>(open), services.hall.hall().window_of(id)});
    }
    answer(json_answer(wire::encode_staff(lines, core::roles())));
}

void add_staff(Services &services, Call call, Answer answer)
{
    auto asked = wire::decode_new_staff(call.request.body);
    if (!asked)
        return answer(error_answer(asked.error(), call.language));
    if (!core::is_login(asked->login))
        return answer(error_answer("bad_field", call.language, {{"field", "login"}}, "login"));
    if (known_staff(services, asked->login))
        return answer(error_answer("login_taken", call.language));
    const core::StaffSaved next{{asked->login}, std::move(asked->roles), std::move(asked->title), true};
    if (const auto why_not = core::obstacle(services.hall.decided_registry(), next, call.staff.staff))
        return answer(error_answer(wire::code(*why_not), call.language));
    services.hall.record(next, call.staff.staff.value, [&services, call, next, answer](const auto &outcome) {
        if (!outcome)
            return answer(error_answer(outcome.error(), call.language));
        spdlog::info("{} added {}", call.staff.staff.value, next.staff.value);
        give_one_time_password(services, next.staff, call, answer);
    });
}

void change_staff(Services &services, Call call, Answer answer)
{
    auto asked = wire::decode_staff_change(call.request.body);
    if (!asked)
        return answer(error_answer(asked.error(), call.language));
    const core::StaffSaved *before = known_staff(services, call.captures.at("login"));
    if (!before)
        return answer(error_answer("unknown_staff", call.language));
    const core::StaffSaved next{before->staff, std::move(asked->roles), std::move(asked->title), asked->active};
    if (next == *before)
        return answer(empty_answer());
    if (const auto why_not = core::obstacle(services.hall.decided_registry(), next, call.staff.staff))
        return answer(error_answer(wire::code(*why_not), call.language));
    services.hall.record(next, call.staff.staff.value, [&services, call, next, answer](const auto &outcome) {
        if (!outcome)
            return answer(error_answer(outcome.error(), call.language));
        spdlog::info("{} saved {}{}", call.staff.staff.value, next.staff.value, next.active ? "" : ", blocked");
        end_sessions(services, next.active ? std::vector<std::string>{} : services.sessions.close_all(next.staff));
        answer(empty_answer());
    });
}

void reset_password(Services &services, Call call, Answer answer)
{
    const core::StaffSaved *staff = known_staff(services, call.captures.at("login"));
    if (!staff)
        return answer(error_answer("unknown_staff", call.language));
    if (staff->staff == call.staff.staff) // who knows the present one chooses another
        return answer(error_answer("own_rights", call.language));
    give_one_time_password(services, staff->staff, call, answer);
}

/// Whoever found an open session must not take it over for good: the present password is asked for, and guarded like a login.
void change_password(Services &services, Call call, Answer answer)
{
    auto asked = wire::decode_password_change(call.request.body);
    wipe(call.request.body);
    if (!asked)
        return answer(error_answer(asked.error(), call.language));
    const core::StaffId staff = call.staff.staff;
    const auto language = call.language;
    if (asked->new_password.size() < shortest_password || asked->new_password == asked->password || asked->new_password == staff.value)
        return answer(error_answer("weak_password", language));
    const LoginGuard::Try made{staff.value, network_of(call.request.client), {}};
    const auto verdict = services.guard.begin(made, services.moment());
    if (verdict.wait)
        return answer(too_many_tries(language, *verdict.wait));
    auto set = [&services, call, staff, language, made, next = asked->new_password, answer](bool right) mutable {
        if (!right)
            return answer(error_answer("bad_credentials", language));
        services.guard.succeeded(made);
        const bool taken = services.passwords.set(staff, std::move(next), [&services, call, staff, language, answer](bool kept) {
            if (!kept)
                return answer(error_answer("storage_failed", language));
            services.hall.record(core::PasswordSet{staff, false}, staff.value, [&services, call, staff, language, answer](const auto &outcome) {
                if (!outcome)
                    return answer(error_answer(outcome.error(), language));
                end_sessions(services, services.sessions.close_all(staff, call.token));
                answer(empty_answer());
            });
        });
        if (!taken)
            answer(too_many_tries(language, core::Millis(1000)));
    };
    if (!services.passwords.check(staff, true, false, std::move(asked->password), std::move(set)))
        answer(too_many_tries(language, core::Millis(1000)));
}

void list_sessions(Services &services, Call call, Answer answer)
{
    const core::Instant now = services.hall.now();
    std::vector<wire::SessionLine> lines;
    for (const auto &each : services.sessions.listed(services.moment(), call.token))
        lines.push_back({each.name, each.staff, now - each.age, now - each.unused, each.own});
    answer(json_answer(wire::encode_sessions(lines)));
}

void end_session(Services &services, Call call, Answer answer)
{
    if (const auto gone = services.sessions.close_named(call.captures.at("session")))
        end_sessions(services, {*gone});
    answer(empty_answer()); // one that is not there has ended
}

} // namespace talon::server
