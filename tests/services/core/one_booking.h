// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking_book.h"

namespace talon::core::test {

inline constexpr UtcOffset moscow{180};
inline constexpr Instant half_past_ten = Day{std::chrono::year{2027} / 3 / 2} + Minutes{7 * 60 + 30};
inline const BookingId first{"0000000000001"};
inline const TicketId ticket{"1111111111111"}, other_ticket{"2222222222222"};

inline Booking at(const BookingId &id, Instant slot)
{
    Booking booking;
    booking.id = id;
    booking.slot = slot;
    booking.service = ServiceId{"declarations"};
    return booking;
}

/// A book with one booking, `first`, for half past ten of a day.
inline BookingBook with_one()
{
    BookingBook book;
    book.apply(*book.make(at(first, half_past_ten)));
    return book;
}

} // namespace talon::core::test
