// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/booking/booking_api.h"

#include "core/values/cut_text.h"
#include "wire/booking/booking_fields.h"
#include "wire/hall/ticket_fields.h"
#include "wire/json/parsed.h"

#include <algorithm>

namespace talon::wire {

namespace {

using detail::Writer;

/// Enough to see what stands where.
constexpr std::size_t longest_shown = 200;

/// A cell as it is shown.
std::string_view shown(std::string_view cell)
{
    return core::cut_text(cell, longest_shown);
}

void write_cells(Writer &out, const std::vector<std::string> &cells)
{
    out.begin_array();
    for (const std::string &cell : cells)
        out.string(shown(cell));
    out.end_array();
}

void write_fault(Writer &out, int line, std::string_view fault, std::string_view cell)
{
    out.begin_object();
    out("line", detail::ranged(line, 0, max_integer));
    out.key("fault");
    out.string(fault);
    out.key("cell");
    out.string(shown(cell));
    out.end_object();
}

/// Both kinds of rows that were not taken, in order of their lines.
void write_refused(Writer &out, const ComparedList &compared)
{
    struct Line { int line; std::string_view fault; std::string_view cell; };
    std::vector<Line> lines;
    for (const core::RefusedRow &row : compared.difference.refused)
        lines.push_back({row.line, detail::name(row.fault), {}});
    for (const core::UnreadRow &row : compared.unread)
        lines.push_back({row.line, detail::name(row.fault), row.cell});
    std::sort(lines.begin(), lines.end(), [](const Line &a, const Line &b) { return a.line < b.line; });
    out.begin_array();
    for (const Line &each : lines)
        write_fault(out, each.line, each.fault, each.cell);
    out.end_array();
}

void write_booking(Writer &out, const core::Booking &booking, const core::Hall &hall)
{
    const core::Service *service = hall.site().service(booking.service);
    out.begin_object();
    out("booking", booking.id);
    out("slot", booking.slot);
    out("service", booking.service);
    out.key("service_title");
    detail::write_title(out, service ? service->title : core::Text{booking.service.value, {}});
    out("state", booking.state);
    out.key("tickets");
    out.begin_array();
    for (const core::TicketId &id : booking.tickets)
        if (const core::Ticket *ticket = hall.ticket(id))
            out.string(core::to_text(ticket->number));
    out.end_array();
    out.key("held");
    out.begin_array();
    for (const core::TicketId &id : booking.tickets)
        if (const core::Ticket *ticket = hall.ticket(id); ticket) {
            out.begin_object();
            out("ticket", ticket->id);
            out("number", ticket->number);
            out.end_object();
        }
    out.end_array();
    const auto twice = booking.tickets.size() > 1;
    out("twice", twice);
    if (booking.reinstated_until)
        out("until", *booking.reinstated_until);
    const bool ours = booking.source == core::BookingSource::desk;
    out.where(ours, "ours", ours);
    out.end_object();
}

} // namespace

std::string encode_opened_list(const OpenedList &list)
{
    Writer out;
    out.begin_object();
    out.key("list");
    out.string(list.list);
    out("encoding", list.encoding);
    out.key("separator");
    out.string(std::string_view(&list.separator, 1));
    out("rows", detail::ranged(list.rows, 0, max_integer));
    out.key("header");
    write_cells(out, list.header);
    out.key("first");
    out.begin_array();
    for (const auto &row : list.first)
        write_cells(out, row);
    out.end_array();
    out("columns", list.columns);
    out.where(list.names_seen.has_value(), "names_seen", detail::ranged(list.names_seen, 0, max_integer));
    out.key("sheets");
    write_cells(out, list.sheets);
    out("sheet", detail::ranged(list.sheet, 0, max_integer));
    out.end_object();
    return out.take();
}

Decoded<ListPlan> decode_list_plan(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        ListPlan plan;
        if (!at.is_object())
            return plan;
        at.maybe("day", plan.day);
        at("columns", plan.columns);
        at.maybe("services", detail::list(plan.services, max_list_names));
        at.maybe("cancel_missing", plan.cancel_missing);
        at.maybe("despite_doubts", plan.despite_doubts);
        return plan;
    });
}

std::string encode_compared_list(const ComparedList &compared)
{
    const core::ListDifference &found = compared.difference;
    const auto count = [](const auto &things) { return static_cast<std::int64_t>(things.size()); };
    const std::int64_t add = count(found.add) + count(found.reopen), move = count(found.move), cancel = count(found.cancel), missing = count(found.missing);
    Writer out;
    out.begin_object();
    out("day", compared.day);
    out.key("days");
    out.begin_array();
    for (const auto &[day, rows] : compared.days) {
        out.begin_object();
        out("day", day);
        out("rows", detail::ranged(rows, 0, max_integer));
        out.end_object();
    }
    out.end_array();
    out("add", detail::ranged(add, 0, max_integer));
    out("move", detail::ranged(move, 0, max_integer));
    out("cancel", detail::ranged(cancel, 0, max_integer));
    out("missing", detail::ranged(missing, 0, max_integer));
    out("unchanged", detail::ranged(found.unchanged, 0, max_integer));
    out.key("refused");
    write_refused(out, compared);
    out.key("doubts");
    out.begin_array();
    for (const core::ListDoubt doubt : found.doubts)
        out.string(detail::name(doubt));
    out.end_array();
    out.key("unknown_services");
    write_cells(out, compared.unknown_services);
    out("applied", compared.applied);
    if (compared.names == ComparedList::Names::kept)
        out("names_kept", detail::ranged(compared.names_kept, 0, max_integer));
    const bool lost = compared.names == ComparedList::Names::lost;
    out.where(lost, "names_lost", lost);
    out.end_object();
    return out.take();
}

std::string encode_waiting_list(const std::optional<WaitingList> &waiting)
{
    Writer out;
    out.begin_object();
    out.key("waiting");
    if (waiting) {
        out.begin_object();
        out.key("id");
        out.string(waiting->id);
        out.key("file");
        out.string(shown(waiting->file));
        out("since", waiting->since);
        out.key("why");
        out.begin_array();
        for (const core::ListWait why : waiting->why)
            out.string(detail::name(why));
        out.end_array();
        out.end_object();
    } else {
        out.null();
    }
    out.end_object();
    return out.take();
}

std::string encode_bookings(const core::BookingBook &book, const core::Hall &hall, core::Day day, core::Instant now, bool names)
{
    std::vector<const core::Booking *> of_the_day;
    for (const auto &[id, booking] : book.bookings())
        if (core::local_day(booking.slot, hall.site().utc_offset) == day)
            of_the_day.push_back(&booking);
    std::sort(of_the_day.begin(), of_the_day.end(),
              [](const core::Booking *one, const core::Booking *other) { return std::pair(one->slot, one->id) < std::pair(other->slot, other->id); });
    Writer out;
    out.begin_object();
    out("day", day);
    out.where(names, "names", names);
    out("now", now);
    out("utc_offset_min", detail::ranged(hall.site().utc_offset, -max_minutes, max_minutes));
    out("digits", detail::ranged(hall.site().rules.booking_digits, 0, max_integer));
    out.key("bookings");
    out.begin_array();
    for (const core::Booking *booking : of_the_day)
        write_booking(out, *booking, hall);
    out.end_array();
    out.key("services");
    out.begin_array();
    for (const core::Service &service : hall.site().services) {
        if (service.retired)
            continue;
        out.begin_object();
        out("service", service.id);
        out.key("title");
        detail::write_title(out, service.title);
        out.end_object();
    }
    out.end_array();
    out.end_object();
    return out.take();
}

} // namespace talon::wire
