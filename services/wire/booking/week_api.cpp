// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/booking/week_api.h"

#include "core/booking/day_load.h"
#include "wire/hall/ticket_fields.h"
#include "wire/json/limits.h"
#include "wire/json/write_fields.h"

#include <algorithm>

namespace talon::wire {

namespace {

using detail::Writer;

constexpr int days_shown = 7;
/// The nearest ones: a person decides them one by one, and the page is asked for every few seconds.
constexpr std::size_t outside_shown = 200;

void write_count(Writer &out, const char *name, std::int64_t value)
{
    out(name, detail::ranged(value, 0, max_integer));
}

void write_half(Writer &out, const core::HalfHour &half)
{
    const std::int64_t from = half.from, places = half.places, booked = half.booked, came = half.came, missed = half.missed, at_once = half.at_once,
                       placed = half.placed;
    out.begin_object();
    write_count(out, "from_min", from);
    write_count(out, "places", places);
    write_count(out, "booked", booked);
    write_count(out, "came", came);
    write_count(out, "missed", missed);
    write_count(out, "at_once", at_once);
    write_count(out, "placed", placed);
    out.end_object();
}

void write_day(Writer &out, const core::BookingBook &book, const core::Site &site, core::Day day)
{
    out.begin_object();
    out("day", day);
    out.key("halves");
    out.begin_array();
    for (const core::HalfHour &half : core::day_load(site, book, day))
        write_half(out, half);
    out.end_array();
    out.key("past");
    if (const auto past = book.past().find(day); past != book.past().end()) {
        const std::int64_t booked = past->second.booked, came = past->second.came, cancelled = past->second.cancelled;
        out.begin_object();
        write_count(out, "booked", booked);
        write_count(out, "came", came);
        write_count(out, "cancelled", cancelled);
        out.end_object();
    } else {
        out.null();
    }
    out.end_object();
}

std::string_view why_of(core::Outside why)
{
    switch (why) {
    case core::Outside::hours: return "hours";
    case core::Outside::closed: return "closed";
    case core::Outside::not_given: break;
    }
    return "not_given";
}

void write_outside(Writer &out, const core::Booking &booking, const core::Site &site)
{
    const core::Service *service = site.service(booking.service);
    const auto why = core::outside(site, booking);
    out.begin_object();
    out("booking", booking.id);
    out("slot", booking.slot);
    out.key("service_title");
    detail::write_title(out, service ? service->title : core::Text{booking.service.value, {}});
    out.key("why");
    out.string(why_of(why.value_or(core::Outside::hours)));
    out.end_object();
}

} // namespace

std::string encode_booking_week(const core::BookingBook &book, const core::Hall &hall, core::Day from, core::Day today)
{
    const core::Site &site = hall.site();
    Writer out;
    out.begin_object();
    out("from", from);
    out("today", today);
    out.key("days");
    out.begin_array();
    for (int i = 0; i < days_shown; ++i)
        write_day(out, book, site, from + std::chrono::days{i});
    out.end_array();
    const auto outside = core::undecided_outside(site, book, today);
    write_count(out, "outside_count", static_cast<std::int64_t>(outside.size()));
    out.key("outside");
    out.begin_array();
    for (std::size_t i = 0; i < std::min(outside.size(), outside_shown); ++i)
        write_outside(out, *outside[i], site);
    out.end_array();
    out.end_object();
    return out.take();
}

} // namespace talon::wire
