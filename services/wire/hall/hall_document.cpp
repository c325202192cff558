// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/hall/hall_document.h"

#include "core/site/calendar.h"
#include "wire/hall/ticket_fields.h"
#include "wire/json/fields.h"

namespace talon::wire {

namespace {

using detail::Writer;

void write_window_line(Writer &out, const core::Hall &hall, const core::Registry &registry, const core::Window &window,
                       core::Instant now)
{
    const auto held = hall.held_windows().find(window.number);
    const bool is_held = held != hall.held_windows().end();
    const auto staff = is_held ? registry.staff.find(held->second.staff) : registry.staff.end();
    out.begin_object();
    out.key("window");
    detail::write_window(out, window.number);
    out.key("title");
    detail::write_title(out, window.title);
    out.key("operator");
    is_held ? out.string(held->second.staff.value) : out.null();
    out.key("operator_title");
    staff != registry.staff.end() ? out.string(staff->second.title) : out.null();
    out.key("ticket");
    write_ticket(out, hall, is_held ? held->second.ticket : std::nullopt, now);
    out.key("services");
    out.begin_array();
    for (const auto &service : window.services)
        out.string(service.service.value);
    out.end_array();
    out.end_object();
}

void write_service_line(Writer &out, const core::Hall &hall, const core::Service &service, core::Instant now)
{
    const int in_line = hall.waiting().waiting(service.id);
    const auto wait = hall.expected_wait(service.id, in_line, now);
    const int waiting = in_line + hall.waiting().transferred(service.id);
    out.begin_object();
    out("service", service.id);
    out.key("title");
    detail::write_title(out, service.title);
    out("letter", service.letter);
    out("waiting", detail::ranged(waiting, 0, max_people));
    out("wait_minutes", detail::ranged(wait, 0, max_minutes));
    out("open", core::gives_tickets(hall.site(), service, now));
    out.end_object();
}

void write_waiting(Writer &out, const core::Hall &hall, core::Instant now)
{
    std::size_t left = max_waiting_shown;
    out.begin_array();
    hall.waiting().visit([&](const core::TicketId &ticket) {
        write_ticket(out, hall, ticket, now);
        return --left > 0;
    });
    out.end_array();
}

int recalls_left(const core::Hall &hall, const std::optional<core::TicketId> &id)
{
    const core::Ticket *ticket = id ? hall.ticket(*id) : nullptr;
    if (ticket == nullptr || ticket->state != core::TicketState::called)
        return 0;
    return std::max(0, hall.site().rules.recall_limit - (ticket->calls - 1));
}

void write_mine(Writer &out, const core::Hall &hall, const core::StaffId &staff, core::Instant now)
{
    const auto window = hall.window_of(staff);
    std::optional<core::TicketId> in_hand;
    std::optional<core::TicketId> next;
    if (window) {
        in_hand = hall.held_windows().at(*window).ticket;
        next = hall.next_for(*window, staff, now);
    }
    out.begin_object();
    out.key("window");
    detail::write_window(out, window);
    out.key("ticket");
    write_ticket(out, hall, in_hand, now);
    out.key("next");
    write_ticket(out, hall, next, now);
    const int recalls = recalls_left(hall, in_hand);
    out("recalls_left", detail::ranged(recalls, 0, 100));
    out.end_object();
}

std::string today_json(const core::Hall &hall)
{
    const auto &today = hall.today();
    Writer out;
    out.begin_object();
    out("served", detail::ranged(today.served, 0, max_people));
    out("no_show", detail::ranged(today.no_show, 0, max_people));
    out("issued", detail::ranged(today.issued, 0, max_people));
    out.end_object();
    return out.take();
}

} // namespace

HallDocument::HallDocument(const core::Hall &hall, const core::Registry &registry, std::int64_t version, core::Instant now)
    : m_now(now)
{
    Writer out;
    out.begin_object();
    out("version", detail::ranged(version, 0, max_integer));
    out("now", now);
    out.key("site");
    detail::write_title(out, hall.site().name);
    out.key("windows");
    out.begin_array();
    for (const core::Window &window : hall.site().windows)
        write_window_line(out, hall, registry, window, now);
    out.end_array();
    out.key("waiting");
    write_waiting(out, hall, now);
    const int total = hall.waiting().waiting_total();
    out("waiting_total", detail::ranged(total, 0, max_people));
    out.key("services");
    out.begin_array();
    for (const core::Service &service : hall.site().services)
        if (!service.retired || hall.waiting().waiting(service.id) + hall.waiting().transferred(service.id) > 0)
            write_service_line(out, hall, service, now);
    out.end_array();
    out.key("mine");
    m_head = out.take();
    m_tail = ",\"today\":" + today_json(hall) + '}';
}

std::string HallDocument::for_staff(const core::Hall &hall, const core::StaffId &staff) const
{
    return m_head + encode_mine(hall, staff, m_now) + m_tail;
}

std::string HallDocument::frame_for(const core::Hall &hall, const core::StaffId &staff) const
{
    return "{\"v\":1,\"type\":\"hall\",\"body\":" + for_staff(hall, staff) + '}';
}

std::string encode_mine(const core::Hall &hall, const core::StaffId &staff, core::Instant now)
{
    Writer out;
    write_mine(out, hall, staff, now);
    return out.take();
}

} // namespace talon::wire
