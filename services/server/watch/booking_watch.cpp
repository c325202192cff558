// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/watch/booking_watch.h"

#include "core/booking/day_load.h"

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

BookingNews booking_news(const core::Site &site, const core::BookingBook &book, core::Instant now)
{
    const core::Day today = core::local_day(now, site.utc_offset);
    const int minute = core::local_minute(now, site.utc_offset);
    BookingNews news{crowded(site, book, today, minute), static_cast<int>(core::undecided_outside(site, book, today).size())};
    if (!news.crowded && minute >= tomorrow_from)
        news.crowded = crowded(site, book, today + std::chrono::days{1}, 0);
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
