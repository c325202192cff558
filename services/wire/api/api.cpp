// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/api/api.h"

#include "core/people/roles.h"
#include "wire/hall/ticket_fields.h"
#include "wire/json/parsed.h"
#include "wire/terminals/message_fields.h"

#include <charconv>

namespace talon::wire {

namespace detail {

template<class A, Like<LoginRequest> M>
void fields(A &a, M &m)
{
    a("login", text(m.login, max_id_bytes));
    a("password", text(m.password, 256));
}

struct WindowName { std::optional<core::WindowNumber> &value; };
void read(const Reader &at, WindowName field)
{
    field.value = window_number(at.text(1, 2));
    if (!field.value)
        at.bad();
}

void read_fields(const Reader &at, TransferRequest &m)
{
    at.maybe("service", m.service);
    at.maybe("window", WindowName{m.window});
    at.maybe("staff", m.staff);
}

void read_fields(const Reader &at, ParkRequest &m) { at.maybe("minutes", ranged(m.minutes, 1, 480)); }
void read_fields(const Reader &at, ReasonRequest &m) { at.maybe("reason", m.reason); }

template<class A, Like<CodeRequest> M>
void fields(A &a, M &m)
{
    a("role", m.role);
    a("place", id(m.place));
}

template<class A, Like<EnrolRequest> M>
void fields(A &a, M &m)
{
    a("code", text(m.code, 16));
    a("public_key", base64(m.public_key, key_bytes));
    a("software", text(m.software, max_software_bytes));
}

template<class A, Like<EnrolAnswer> M>
void fields(A &a, M &m)
{
    a("device", m.device);
    a("epoch", ranged(m.epoch, 1, max_integer));
    a("role", m.role);
    a("place", id(m.place));
    a("site", id(m.site));
    a.maybe("prefix", ranged(m.prefix, 0, core::last_own_prefix));
    a.where(!m.content_key.empty(), "content_key", text(m.content_key, 128, 0));
}

template<class A, Like<ApiError> M>
void fields(A &a, M &m)
{
    a("code", id(m.code));
    a("message", text(m.message, max_message_bytes, 0));
}

template<class A, Like<DeviceLine::Held> M>
void fields(A &a, M &m)
{
    a("kind", m.kind);
    a("held", ranged(m.held, 0, max_integer));
    a("newest", ranged(m.newest, 0, max_integer));
}

template<class A, Like<DeviceLine> M>
void fields(A &a, M &m)
{
    a("device", m.device);
    a("role", m.role);
    a("place", id(m.place));
    a("online", m.online);
    a.maybe("since", m.since);
    a.maybe("last_seen", m.last_seen);
    a.maybe("printer", m.printer);
    a.maybe("clock_offset_ms", ranged(m.clock_offset, -max_integer, max_integer));
    a("pending", ranged(m.pending, 0, max_integer));
    a("acked_seq", ranged(m.acked_seq, 0, max_integer));
    a("archived_seq", ranged(m.archived_seq, 0, max_integer));
    a("software", text(m.software, max_software_bytes, 0));
    a("documents", list(m.documents, document_kinds));
    a.maybe("set_aside", m.set_aside);
    a("events_set_aside", ranged(m.events_set_aside, 0, max_integer));
    a.maybe("replaced", m.replaced);
    a.where(m.content.has_value(), "content", m.content);
    a.where(m.paper.has_value(), "paper", m.paper);
    a.where(m.sound.has_value(), "sound", m.sound);
    a.where(m.unspoken.has_value(), "unspoken", ranged(m.unspoken, 0, max_integer));
    a.where(m.speaks.has_value(), "speaks", m.speaks);
}

} // namespace detail

namespace {

template<class M>
Decoded<M> decode_body(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        M message;
        read(at, message);
        return message;
    });
}

/// A body that only comes in.
template<class M>
Decoded<M> decode_asked(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        M message;
        if (at.is_object())
            detail::read_fields(at, message);
        return message;
    });
}

} // namespace

std::optional<core::WindowNumber> window_number(std::string_view text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool plain = error == std::errc() && end == text.data() + text.size() && number > 0 && text.front() != '0';
    return plain ? std::optional(number) : std::nullopt;
}

std::string_view name_of(core::DeviceRole role) { return detail::name(role); }
std::optional<core::DeviceRole> device_role(std::string_view name) { return detail::value_named<core::DeviceRole>(name); }
std::string_view name_of(core::TicketState state) { return detail::name(state); }
std::string_view name_of(PrinterState state) { return detail::name(state); }
std::string_view name_of(SoundState state) { return detail::name(state); }

PrinterState older_than(PrinterState state)
{
    switch (state) {
    case PrinterState::low: return PrinterState::ready;
    case PrinterState::cover_open:
    case PrinterState::jam:
    case PrinterState::unreachable: return PrinterState::failed;
    default: return state;
    }
}

Decoded<LoginRequest> decode_login(std::string_view json) { return decode_body<LoginRequest>(json); }
Decoded<CodeRequest> decode_code_request(std::string_view json) { return decode_body<CodeRequest>(json); }

Decoded<TransferRequest> decode_transfer(std::string_view json) { return decode_asked<TransferRequest>(json); }
Decoded<ParkRequest> decode_park(std::string_view json) { return decode_asked<ParkRequest>(json); }
Decoded<ReasonRequest> decode_reason(std::string_view json) { return decode_asked<ReasonRequest>(json); }

std::string encode_session(const SessionAnswer &answer)
{
    detail::Writer out;
    out.begin_object();
    out.key("user");
    out.begin_object();
    out("login", answer.user.staff);
    out("title", detail::text(answer.user.title, core::max_title_length));
    out("roles", detail::list(answer.user.roles, max_roles));
    out.key("permissions");
    out.begin_array();
    for (const auto permission : core::permissions_of(answer.user))
        out.string(permission);
    out.end_array();
    out.end_object();
    out("csrf", detail::text(answer.csrf, max_id_bytes));
    out.key("window");
    answer.window ? out.string(std::to_string(*answer.window)) : out.null();
    out("instance", detail::text(answer.instance, max_id_bytes));
    out("password_due", answer.password_due);
    out.end_object();
    return out.take();
}

std::string encode_code(std::string_view code, core::Instant expires)
{
    detail::Writer out;
    out.begin_object();
    out("code", detail::text(code, max_id_bytes));
    out("expires_at", expires);
    out.end_object();
    return out.take();
}

std::string encode_enrol_request(const EnrolRequest &request) { return detail::to_json(request); }
Decoded<EnrolRequest> decode_enrol_request(std::string_view json) { return decode_body<EnrolRequest>(json); }
std::string encode_enrol_answer(const EnrolAnswer &answer) { return detail::to_json(answer); }
Decoded<EnrolAnswer> decode_enrol_answer(std::string_view json) { return decode_body<EnrolAnswer>(json); }

Decoded<ApiError> decode_error(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        ApiError error;
        at("error", error);
        return error;
    });
}

std::string encode_devices(const std::vector<DeviceLine> &devices, const std::vector<core::Place> &places)
{
    detail::Writer out;
    out.begin_object();
    out("devices", detail::list(devices, devices.size()));
    out.key("places");
    out.begin_array();
    for (const core::Place &place : places) {
        out.begin_object();
        out.key("place");
        out.string(place.id);
        out.key("role");
        out.string(place.role);
        out.key("title");
        detail::write_title(out, place.title);
        out.end_object();
    }
    out.end_array();
    out.end_object();
    return out.take();
}

} // namespace talon::wire
