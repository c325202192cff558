// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/watch/booking_watch.h"

#include "core/booking/booking_list.h"
#include "core/booking/day_load.h"
#include "core/site/calendar.h"

#include <algorithm>
#include <set>

namespace talon::server {

namespace {

constexpr int half = 30;

std::optional<CrowdedTime> crowded(const core::Site &site, const core::BookingBook &book, core::Day day, int from)
{
    std::optional<CrowdedTime> found;
    int halves = 0;
    for (const core::HalfHour &each : core::day_load(site, book, day)) {
        if (!each.crowded() || each.from + half <= from)
            continue;
        ++halves;
        if (!found || each.at_once - each.placed > found->booked - found->windows)
            found = CrowdedTime{day, each.from, each.at_once, each.placed, 0};
    }
    if (found)
        found->halves = halves;
    return found;
}

} // namespace

std::optional<core::Day> next_day(const core::Site &site, const core::BookingBook &book, core::Day today)
{
    std::set<core::Day> booked;
    for (const auto &[id, booking] : book.bookings())
        if (booking.state != core::BookingState::cancelled)
            booked.insert(core::local_day(booking.slot, site.utc_offset));
    for (core::Day day = today + std::chrono::days{1}; day <= today + core::list_ahead; day += std::chrono::days{1}) {
        const auto opens = [&](const core::Service &service) { return !service.retired && !core::hours_on(site, service, day).empty(); };
        if (booked.contains(day) || std::any_of(site.services.begin(), site.services.end(), opens))
            return day;
    }
    return std::nullopt;
}

BookingNews booking_news(const core::Site &site, const core::BookingBook &book, core::Instant now)
{
    const core::Day today = core::local_day(now, site.utc_offset);
    const int minute = core::local_minute(now, site.utc_offset);
    BookingNews news{{}, static_cast<int>(core::undecided_outside(site, book, today).size()), {}};
    const auto look_at = [&](core::Day day, int from) {
        if (auto found = crowded(site, book, day, from))
            news.crowded.push_back(*found);
    };
    look_at(today, minute);
    if (const auto next = next_day(site, book, today))
        look_at(*next, 0);
    for (const auto &[id, booking] : book.bookings())
        if (booking.source == core::BookingSource::national)
            news.listed.insert(core::local_day(booking.slot, site.utc_offset));
    return news;
}

const BookingNews &BookingWatch::look(const core::Hall &hall, const core::BookingBook &book, core::Instant now)
{
    const Source source{book.revision(), hall.revision().number, now.time_since_epoch() / core::Millis(core::Minutes{half})};
    if (m_source != source) {
        m_source = source;
        m_news = booking_news(hall.site(), book, now);
        ++m_worked_out;
    }
    return m_news;
}

} // namespace talon::server
