// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/hall/hall_document.h"

#include "core/site/calendar.h"
#include "wire/hall/ticket_fields.h"
#include "wire/json/fields.h"
#include "wire/site/hours_fields.h"

#include <algorithm>
#include <list>
#include <unordered_map>

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

void write_service_line(Writer &out, const core::Hall &hall, const core::Service &service, core::Instant now, const core::forecast::Waits &waits)
{
    const auto told = hall.site().classes.empty() ? std::nullopt : waits.of_new(service.id, hall.site().classes.front().id);
    const int waiting = hall.waiting().waiting(service.id) + hall.waiting().transferred(service.id);
    out.begin_object();
    out("service", service.id);
    out.key("title");
    detail::write_title(out, service.title);
    out("letter", service.letter);
    out("waiting", detail::ranged(waiting, 0, max_people));
    out.key("wait_minutes");
    told ? out.integer(told->range.to.count()) : out.null();
    out.key("range");
    told ? detail::write(out, told->range) : out.null();
    out("open", core::gives_tickets(hall.site(), service, now));
    out.end_object();
}

using Line = HallDocument::Line;

Line line_of(const core::Hall &hall, const core::Ticket &ticket, core::Instant now)
{
    Writer out;
    // Without the sentence why it is next: it goes on with every minute, and only the next one's is read (`mine`).
    write_ticket(out, hall, ticket, now, false);
    return {ticket.id.value, out.take()};
}

std::vector<Line> waiting_lines(const core::Hall &hall, core::Instant now)
{
    std::vector<Line> lines;
    hall.waiting().visit([&](const core::TicketId &ticket) {
        lines.push_back(line_of(hall, *hall.ticket(ticket), now));
        return lines.size() < max_tickets_shown;
    });
    return lines;
}

/// Tickets of the open day in that state, in the order of `earlier`, the same wherever two are equal to it.
template<class Earlier>
std::vector<Line> lines_in(const core::Hall &hall, core::TicketState state, core::Instant now, Earlier earlier)
{
    std::vector<const core::Ticket *> found;
    for (const auto &[id, ticket] : hall.tickets())
        if (ticket.state == state && (!hall.day() || ticket.day >= *hall.day()))
            found.push_back(&ticket);
    std::sort(found.begin(), found.end(), [&](const core::Ticket *one, const core::Ticket *other) {
        return std::pair(earlier(*one), one->id) < std::pair(earlier(*other), other->id);
    });
    found.resize(std::min(found.size(), max_tickets_shown));
    std::vector<Line> lines;
    for (const core::Ticket *ticket : found)
        lines.push_back(line_of(hall, *ticket, now));
    return lines;
}

void write_lines(Writer &out, std::string_view key, const std::vector<Line> &lines)
{
    out.key(key);
    out.begin_array();
    for (const Line &line : lines)
        out.raw(line.json);
    out.end_array();
}

/// Lines that are never gone and never move, where they differ; false when they are others.
bool write_changed(Writer &out, std::string_view key, const std::vector<Line> &before, const std::vector<Line> &after)
{
    if (before.size() != after.size())
        return false;
    out.key(key);
    out.begin_array();
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (before[i].key != after[i].key)
            return false;
        if (before[i].json != after[i].json)
            out.raw(after[i].json);
    }
    out.end_array();
    return true;
}

/// {"gone":[id…],"put":[{"after":id or null,"ticket":{…}}…]}: taken out and put in one after the other, they make `after` of `before`.
void write_moves(Writer &out, std::string_view key, const std::vector<Line> &before, const std::vector<Line> &after)
{
    std::unordered_map<std::string_view, const Line *> kept;
    for (const Line &line : after)
        kept.emplace(line.key, &line);
    std::list<const Line *> shown; // what the other end has by now
    out.key(key);
    out.begin_object();
    out.key("gone");
    out.begin_array();
    for (const Line &line : before)
        kept.contains(line.key) ? shown.push_back(&line) : out.string(line.key);
    out.end_array();
    out.key("put");
    out.begin_array();
    auto at = shown.begin();
    const Line *last = nullptr;
    for (const Line &line : after) {
        const bool there = at != shown.end() && (*at)->key == line.key;
        if (!there || (*at)->json != line.json) {
            out.begin_object();
            out.key("after");
            last ? out.string(last->key) : out.null();
            out.key("ticket");
            out.raw(line.json);
            out.end_object();
        }
        if (there)
            ++at;
        else // it stood farther on, where the other end takes it out
            shown.remove_if([&](const Line *each) { return each->key == line.key; });
        last = &line;
    }
    out.end_array();
    out.end_object();
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

HallDocument::HallDocument(const core::Hall &hall, const core::Registry &registry, std::int64_t version, core::Instant now,
                           const core::forecast::Waits &waits)
    : m_version(version), m_now(now), m_utc_offset(hall.site().utc_offset), m_today(today_json(hall))
{
    Writer site;
    detail::write_title(site, hall.site().name);
    m_site = site.take();
    for (const core::Window &window : hall.site().windows) {
        if (window.retired && !hall.held_windows().contains(window.number))
            continue;
        Writer out;
        write_window_line(out, hall, registry, window, now);
        m_windows.push_back({std::to_string(window.number), out.take()});
    }
    for (const core::Service &service : hall.site().services) {
        if (service.retired && hall.waiting().waiting(service.id) + hall.waiting().transferred(service.id) == 0)
            continue;
        Writer out;
        write_service_line(out, hall, service, now, waits);
        m_services.push_back({service.id.value, out.take()});
    }
    m_waiting = waiting_lines(hall, now);
    m_parked = lines_in(hall, core::TicketState::parked, now,
                        [](const core::Ticket &ticket) { return ticket.parked_until.value_or(core::Instant::max()); });
    m_no_show = lines_in(hall, core::TicketState::no_show, now,
                         [](const core::Ticket &ticket) { return -ticket.periods.back().to.value_or(core::Instant{}).time_since_epoch(); });
}

std::string HallDocument::for_staff(const core::Hall &hall, const core::StaffId &staff) const
{
    Writer out;
    out.begin_object();
    out("version", detail::ranged(m_version, 0, max_integer));
    out("now", m_now);
    out.key("site");
    out.raw(m_site);
    out("utc_offset_min", detail::ranged(m_utc_offset, -max_minutes, max_minutes));
    write_lines(out, "windows", m_windows);
    write_lines(out, "waiting", m_waiting);
    const std::int64_t total = hall.waiting().waiting_total(); // the lines have a bound
    out("waiting_total", detail::ranged(total, 0, max_people));
    write_lines(out, "parked", m_parked);
    write_lines(out, "no_show", m_no_show);
    write_lines(out, "services", m_services);
    out.key("mine");
    out.raw(encode_mine(hall, staff, m_now));
    out.key("today");
    out.raw(m_today);
    out.end_object();
    return out.take();
}

std::string HallDocument::frame_for(const core::Hall &hall, const core::StaffId &staff) const
{
    return "{\"v\":1,\"type\":\"hall\",\"body\":" + for_staff(hall, staff) + '}';
}

std::optional<std::string> HallDocument::changes_since(const HallDocument &before) const
{
    if (m_site != before.m_site || m_utc_offset != before.m_utc_offset)
        return std::nullopt;
    Writer out;
    out.begin_object();
    out("base", detail::ranged(before.m_version, 0, max_integer));
    out("version", detail::ranged(m_version, 0, max_integer));
    out("now", m_now);
    if (!write_changed(out, "windows", before.m_windows, m_windows) || !write_changed(out, "services", before.m_services, m_services))
        return std::nullopt;
    write_moves(out, "waiting", before.m_waiting, m_waiting);
    write_moves(out, "parked", before.m_parked, m_parked);
    write_moves(out, "no_show", before.m_no_show, m_no_show);
    out.key("today");
    out.raw(m_today);
    out.end_object();
    return "{\"v\":1,\"type\":\"changes\",\"body\":" + out.take() + '}';
}

std::string mine_frame(const std::string &mine)
{
    return "{\"v\":1,\"type\":\"mine\",\"body\":" + mine + '}';
}

std::string encode_mine(const core::Hall &hall, const core::StaffId &staff, core::Instant now)
{
    Writer out;
    write_mine(out, hall, staff, now);
    return out.take();
}

} // namespace talon::wire
