// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/api/people.h"

#include "wire/json/fields.h"
#include "wire/json/parsed.h"

namespace talon::wire {

namespace {

using detail::Reader;
using detail::Writer;

template<class M, class Read>
Decoded<M> decode_asked(std::string_view json, Read read)
{
    return detail::parsed(json, max_request_bytes, [&](const Reader &at) {
        M message;
        if (at.is_object())
            read(at, message);
        return message;
    });
}

void read_person(const Reader &at, StaffRequest &m)
{
    at("title", detail::text(m.title, core::max_title_length));
    at("roles", detail::list(m.roles, core::max_roles_of_one));
}

} // namespace

Decoded<StaffRequest> decode_new_staff(std::string_view json)
{
    return decode_asked<StaffRequest>(json, [](const Reader &at, StaffRequest &m) {
        at("login", detail::text(m.login, core::max_login_length));
        read_person(at, m);
    });
}

Decoded<StaffRequest> decode_staff_change(std::string_view json)
{
    return decode_asked<StaffRequest>(json, [](const Reader &at, StaffRequest &m) {
        read_person(at, m);
        at("active", m.active);
    });
}

Decoded<PasswordRequest> decode_password_change(std::string_view json)
{
    return decode_asked<PasswordRequest>(json, [](const Reader &at, PasswordRequest &m) {
        at("password", detail::text(m.password, 256));
        at("new_password", detail::text(m.new_password, 256));
    });
}

std::string encode_staff(const std::vector<StaffLine> &staff, std::span<const core::Role> roles)
{
    Writer out;
    out.begin_object();
    out.key("staff");
    out.begin_array();
    for (const StaffLine &line : staff) {
        out.begin_object();
        out("login", line.staff.staff);
        out("title", detail::text(line.staff.title, core::max_title_length, 0));
        out("roles", detail::list(line.staff.roles, max_roles));
        out("active", line.staff.active);
        out("one_time", line.one_time);
        out("sessions", detail::ranged(line.sessions, 0, max_people));
        out.key("window");
        line.window ? out.string(std::to_string(*line.window)) : out.null();
        out.end_object();
    }
    out.end_array();
    out.key("roles");
    out.begin_array();
    for (const core::Role &role : roles) {
        out.begin_object();
        out("role", role.id);
        out.key("permissions");
        out.begin_array();
        for (const std::string_view permission : role.permissions)
            out.string(permission);
        out.end_array();
        out.end_object();
    }
    out.end_array();
    out.end_object();
    return out.take();
}

std::string encode_one_time_password(std::string_view login, std::string_view password)
{
    Writer out;
    out.begin_object();
    out.key("login");
    out.string(login);
    out.key("password");
    out.string(password);
    out.end_object();
    return out.take();
}

std::string encode_sessions(const std::vector<SessionLine> &sessions)
{
    Writer out;
    out.begin_object();
    out.key("sessions");
    out.begin_array();
    for (const SessionLine &line : sessions) {
        out.begin_object();
        out.key("session");
        out.string(line.id);
        out("login", line.staff);
        out("started_at", line.started);
        out("used_at", line.used);
        out("own", line.own);
        out.end_object();
    }
    out.end_array();
    out.end_object();
    return out.take();
}

std::string_view code(core::StaffRefusal refusal)
{
    switch (refusal) {
    case core::StaffRefusal::unknown_role: return "unknown_role";
    case core::StaffRefusal::own_rights: return "own_rights";
    case core::StaffRefusal::not_yours: return "not_yours";
    case core::StaffRefusal::last_keeper: return "last_keeper";
    }
    return "internal";
}

} // namespace talon::wire
