// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/free_places.h"
#include "core/values/result.h"

namespace talon::core {

/// A time that staff want for somebody who calls or stands before them.
struct PlaceWish {
    ServiceId service;
    Day day{};
    int minute = 0; ///< of the local day
    bool operator==(const PlaceWish &) const = default;
};

enum class PlaceRefusal {
    unknown_service, ///< or retired
    day_closed,      ///< not among the days that may be booked, or the time has gone by
    time_taken,      ///< all places of that time are taken, or it is no time of the grid, or nobody gives the service then
    book_full,       ///< max_bookings are known
};
std::string_view code_of(PlaceRefusal refusal); ///< "unknown_service", "booking_day_closed", "booking_time_taken", "booking_book_full"

/// The days that may be booked at `now`, first and last: by `horizon_days` and `same_day` of the rules.
struct BookableDays {
    Day first{};
    Day last{};
};
BookableDays bookable_days(const BookingRules &rules, UtcOffset offset, Instant now);

/// The booking that the wish comes to, or why it comes to none: whoever asks, and however many ask for one time, no time is given more often than
/// it has places, as long as each is decided on the book that the last one has changed. `free` remembers days between two questions;
/// `site_revision` tells one site from another.
Result<Booking, PlaceRefusal> place(FreePlaces &free, const Site &site, std::int64_t site_revision, const BookingBook &book, const PlaceWish &wish, BookingId id,
                                    Instant now);

} // namespace talon::core
