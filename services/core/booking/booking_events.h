// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking.h"

#include <string>

namespace talon::core {

// What has happened to bookings. None of it names a person, nor the code that a booking is known by, nor a digest of the code:
// a few digits are guessed from a digest, and a journal is kept for years.

struct BookingMade {
    Booking booking; ///< as it is born: booked, without tickets
    bool operator==(const BookingMade &) const = default;
};
/// The same booking at another time; its id is kept.
struct BookingMoved {
    BookingId booking;
    Instant slot{};
    bool operator==(const BookingMoved &) const = default;
};
struct BookingCancelled {
    BookingId booking;
    CancelledBy by = CancelledBy::import;
    bool operator==(const BookingCancelled &) const = default;
};
/// The slot went by and nobody came.
struct BookingMissed {
    BookingId booking;
    bool operator==(const BookingMissed &) const = default;
};

/// A list for one day was taken in; what it changed stands before this.
struct BookingsImported {
    Day day{};
    std::string file; ///< which file it was: BLAKE2b-256 of its bytes, 64 hexadecimal digits
    int rows = 0;
    int added = 0;
    int moved = 0;
    int cancelled = 0;
    int kept = 0;    ///< as they were already
    int refused = 0; ///< rows that were not understood
    bool operator==(const BookingsImported &) const = default;
};

} // namespace talon::core
