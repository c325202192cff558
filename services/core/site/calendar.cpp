// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/site/calendar.h"

#include <algorithm>

namespace talon::core {

namespace {

/// The minute from which no more tickets are given on a day with these intervals.
int cutoff(const DayHours &day, const HallRules &rules)
{
    int close = 0;
    for (const Interval &interval : day)
        close = std::max(close, interval.to);
    return close - static_cast<int>(rules.last_ticket_before_close.count());
}

} // namespace

const DayHours &hours_on(const Site &site, Day day)
{
    const auto special = site.days.find(day);
    return special != site.days.end() ? special->second.hours : site.hours.at(static_cast<std::size_t>(weekday(day)));
}

DayHours hours_on(const Site &site, const Service &service, Day day)
{
    const auto day_of_week = static_cast<std::size_t>(weekday(day));
    const DayHours &of_site = hours_on(site, day);
    if (!service.hours)
        return of_site;
    const DayHours &own = service.hours->at(day_of_week);
    if (!site.days.contains(day))
        return own;
    if (own.empty() && site.hours.at(day_of_week).empty())
        return of_site;
    DayHours both;
    for (const Interval &one : own)
        for (const Interval &other : of_site)
            if (const Interval common{std::max(one.from, other.from), std::min(one.to, other.to)}; common.from < common.to)
                both.push_back(common);
    return both;
}

bool gives_tickets(const Site &site, const Service &service, Instant at)
{
    if (service.retired)
        return false;
    const DayHours day = hours_on(site, service, local_day(at, site.utc_offset));
    const int minute = local_minute(at, site.utc_offset);
    const bool open = std::any_of(day.begin(), day.end(), [&](const Interval &i) { return i.contains(minute); });
    return open && minute < cutoff(day, site.rules);
}

std::optional<Instant> next_opening(const Site &site, const Service &service, Instant at)
{
    if (service.retired)
        return std::nullopt;
    const Day today = local_day(at, site.utc_offset);
    for (Day day = today; day <= today + calendar_ahead; day += std::chrono::days{1}) {
        const DayHours intervals = hours_on(site, service, day);
        for (const Interval &interval : intervals) { // in order
            const Instant start = day_start(day, site.utc_offset) + Minutes{interval.from};
            if (start > at && interval.from < cutoff(intervals, site.rules))
                return start;
        }
    }
    return std::nullopt;
}

} // namespace talon::core
