// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/day_load.h"

#include "core/site/calendar.h"

#include <algorithm>
#include <array>

namespace talon::core {

namespace {

constexpr int day_minutes = 24 * 60;
constexpr int half = 30;
constexpr int quarter = 15;

bool open_at(const DayHours &hours, int minute)
{
    return std::any_of(hours.begin(), hours.end(), [&](const Interval &each) { return each.contains(minute); });
}

/// What of the hours the lunch leaves.
DayHours without(const DayHours &hours, const std::optional<Interval> &lunch)
{
    if (!lunch)
        return hours;
    DayHours left;
    for (const Interval &each : hours) {
        if (each.from < std::min(each.to, lunch->from))
            left.push_back({each.from, std::min(each.to, lunch->from)});
        if (std::max(each.from, lunch->to) < each.to)
            left.push_back({std::max(each.from, lunch->to), each.to});
    }
    return left;
}

/// From the first service's opening to the last one's closing, with the gaps in which none is open.
DayHours together(const Site &site, const Window &window, Day day)
{
    std::vector<bool> open(day_minutes, false);
    for (const WindowService &taken : window.services)
        if (const Service *service = site.service(taken.service); service && !service->retired)
            for (const Interval &each : hours_on(site, *service, day))
                std::fill(open.begin() + each.from, open.begin() + each.to, true);
    DayHours hours;
    for (int minute = 0; minute < day_minutes; ++minute)
        if (open[static_cast<std::size_t>(minute)]) {
            if (hours.empty() || hours.back().to < minute)
                hours.push_back({minute, minute});
            hours.back().to = minute + 1;
        }
    return hours;
}

} // namespace

std::vector<PlannedWindow> planned_windows(const Site &site, Day day)
{
    std::vector<PlannedWindow> windows;
    for (const Window &window : site.windows) {
        if (window.retired)
            continue;
        PlannedWindow &planned = windows.emplace_back();
        planned.hours = without(together(site, window, day), window.lunch);
        for (const WindowService &taken : window.services)
            planned.services.push_back(taken.service);
    }
    return windows;
}

namespace {

DayPlan plan_of(const Site &site, const BookingBook &book, Day day)
{
    std::vector<TakenPlace> taken;
    for (const auto &[id, booking] : book.bookings())
        if (booking.state != BookingState::cancelled && local_day(booking.slot, site.utc_offset) == day && !outside(site, booking))
            taken.push_back({booking.service, local_minute(booking.slot, site.utc_offset), booking.length});
    return {planned_windows(site, day), booking_rules(site.rules), std::move(taken)};
}

} // namespace

std::optional<Outside> outside(const Site &site, const Booking &booking)
{
    const Service *service = site.service(booking.service);
    if (!service || service->retired)
        return Outside::not_given;
    const DayHours hours = hours_on(site, *service, local_day(booking.slot, site.utc_offset));
    if (hours.empty())
        return Outside::closed;
    return open_at(hours, local_minute(booking.slot, site.utc_offset)) ? std::nullopt : std::optional(Outside::hours);
}

std::vector<const Booking *> undecided_outside(const Site &site, const BookingBook &book, Day from)
{
    std::vector<const Booking *> found;
    for (const auto &[id, booking] : book.bookings())
        if (booking.state == BookingState::booked && !booking.kept && local_day(booking.slot, site.utc_offset) >= from && outside(site, booking))
            found.push_back(&booking);
    std::sort(found.begin(), found.end(), [](const Booking *one, const Booking *other) { return std::pair(one->slot, one->id) < std::pair(other->slot, other->id); });
    return found;
}

std::vector<HalfHour> day_load(const Site &site, const BookingBook &book, Day day)
{
    std::array<HalfHour, day_minutes / half> halves{};
    const DayPlan plan = plan_of(site, book, day);
    std::vector<int> minutes = plan.edges();
    for (int minute = 0; minute < day_minutes; minute += quarter)
        minutes.push_back(minute);
    std::sort(minutes.begin(), minutes.end());
    minutes.erase(std::unique(minutes.begin(), minutes.end()), minutes.end());
    for (const int minute : minutes) {
        HalfHour &here = halves.at(static_cast<std::size_t>(minute / half));
        const DayPlan::AtOnce now = plan.at(minute);
        here.places += minute % quarter == 0 ? now.windows : 0;
        const bool fuller = now.booked - now.placed > here.at_once - here.placed
            || (now.booked - now.placed == here.at_once - here.placed && now.booked > here.at_once);
        if (fuller) {
            here.at_once = now.booked;
            here.placed = now.placed;
        }
    }
    for (const auto &[id, booking] : book.bookings()) {
        if (booking.state == BookingState::cancelled || local_day(booking.slot, site.utc_offset) != day)
            continue;
        HalfHour &here = halves.at(static_cast<std::size_t>(local_minute(booking.slot, site.utc_offset) / half));
        ++here.booked;
        here.came += booking.state == BookingState::checked_in;
        here.missed += booking.state == BookingState::missed;
    }
    std::vector<HalfHour> told;
    for (std::size_t i = 0; i < halves.size(); ++i) {
        halves.at(i).from = static_cast<int>(i) * half;
        if (halves.at(i).places > 0 || halves.at(i).booked > 0)
            told.push_back(halves.at(i));
    }
    return told;
}

} // namespace talon::core
