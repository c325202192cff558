// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking_book.h"
#include "core/booking/day_plan.h"

namespace talon::core {

/// Half an hour of a day as it is booked.
struct HalfHour {
    int from = 0;    ///< minutes since local midnight, a multiple of 30
    int places = 0;  ///< visits of a quarter of an hour that all windows that are there could take
    int booked = 0;  ///< bookings that begin in it, but for those that were cancelled
    int came = 0;    ///< of these, who has a ticket
    int missed = 0;  ///< and who did not come
    int at_once = 0; ///< at the fullest minute in it, how many visits there are at once
    int placed = 0;  ///< and for how many of these there are windows that take their services

    /// More bookings than windows: somebody will wait though he has booked.
    bool crowded() const { return at_once > placed; }
    bool operator==(const HalfHour &) const = default;
};

/// The windows as they are planned for a day: those that are not closed for good, in the hours of the services that they take, but for their lunch.
std::vector<PlannedWindow> planned_windows(const Site &site, Day day);

/// The half hours of a day in which there are places or bookings, rising. Windows are taken to be there in the hours of the services that they
/// take, but for their lunch; those that are closed for good are not. Bookings outside the hours are counted and hold no place.
std::vector<HalfHour> day_load(const Site &site, const BookingBook &book, Day day);

/// Why a slot cannot be kept as it was booked: it begins outside the hours of its service, the service is closed all that day, or it is given no
/// more, so that no window could take its visitor.
enum class Outside : std::uint8_t { hours, closed, not_given };
/// Nothing: it lies within the hours.
std::optional<Outside> outside(const Site &site, const Booking &booking);

/// Bookings of `from` and later days that begin outside the hours, and of which nobody has decided yet; in order of their slots.
std::vector<const Booking *> undecided_outside(const Site &site, const BookingBook &book, Day from);

} // namespace talon::core
