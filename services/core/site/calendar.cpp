// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/site/calendar.h"

#include <algorithm>

namespace talon::core {

namespace {

/// The minute from which no more tickets are given on a day with these intervals.
int cutoff(const std::vector<Interval> &day, const HallRules &rules)
{
    int close = 0;
    for (const Interval &interval : day)
        close = std::max(close, interval.to);
    return close - static_cast<int>(rules.last_ticket_before_close.count());
}

} // namespace

const WeekHours &hours_of(const Site &site, const Service &service)
{
    return service.hours ? *service.hours : site.hours;
}

bool gives_tickets(const Site &site, const Service &service, Instant at)
{
    const auto weekday_index = static_cast<std::size_t>(weekday(local_day(at, site.utc_offset)));
    const auto &day = hours_of(site, service).at(weekday_index);
    const int minute = local_minute(at, site.utc_offset);
    const bool open =
        std::any_of(day.begin(), day.end(), [&](const Interval &i) { return i.contains(minute); });
    return open && minute < cutoff(day, site.rules);
}

std::optional<Instant> next_opening(const Site &site, const Service &service, Instant at)
{
    constexpr int days_ahead = 8;
    const Day today = local_day(at, site.utc_offset);
    for (int ahead = 0; ahead <= days_ahead; ++ahead) {
        const Day day = today + std::chrono::days{ahead};
        const auto &intervals = hours_of(site, service).at(static_cast<std::size_t>(weekday(day)));
        std::optional<Instant> first;
        for (const Interval &interval : intervals) {
            const Instant start = day_start(day, site.utc_offset) + Minutes{interval.from};
            const bool gives = interval.from < cutoff(intervals, site.rules);
            if (gives && start > at && (!first || start < *first))
                first = start;
        }
        if (first)
            return first;
    }
    return std::nullopt;
}

} // namespace talon::core
