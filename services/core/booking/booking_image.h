// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking_events.h"

#include <string>
#include <variant>
#include <vector>

namespace talon::core {

using BookingEvent = std::variant<BookingMade, BookingMoved, BookingCancelled, BookingMissed, BookingReinstated, BookingKept, BookingReopened>;

enum class BookingRefusal {
    unknown_booking,
    booking_exists,   ///< this id is known already
    book_full,        ///< max_bookings are known
    wrong_state,      ///< its life has no such step
    no_reason,        ///< a reinstatement without a reason
    unknown_reason,   ///< and with one that is none of late_reasons
};

inline constexpr std::size_t max_bookings = 20'000;    ///< known at once: ten days of a large site

/// What became of the bookings of a day that is over.
struct PastDay {
    int booked = 0; ///< all, but for those that were cancelled
    int came = 0;
    int cancelled = 0;
    bool operator==(const PastDay &) const = default;
};
inline constexpr std::size_t max_past_days = 35; ///< five weeks

/// Everything that a book is: `BookingBook::from(book.image()) == book`.
struct BookingBookImage {
    struct EarlierSlot {
        BookingId booking;
        Instant slot{};
        bool operator==(const EarlierSlot &) const = default;
    };
    std::vector<Booking> bookings;          ///< in order of ids
    /// A number was granted to a device that checks it in, and the ticket is not here yet.
    struct Claim {
        BookingId booking;
        DeviceId device;
        Instant at{};
        bool operator==(const Claim &) const = default;
    };
    struct Past {
        Day day{};
        PastDay sums;
        bool operator==(const Past &) const = default;
    };
    std::vector<EarlierSlot> earlier_slots; ///< of one booking in the order in which it had them
    std::vector<Claim> claims;              ///< in order of bookings
    std::vector<Past> past;                 ///< rising
    bool operator==(const BookingBookImage &) const = default;
};

} // namespace talon::core
