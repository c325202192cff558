// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking_book.h"
#include "core/hall/hall.h"

#include <string>

namespace talon::wire {

/// Seven days from that one: places and bookings of each half hour, what became of days that are over, and the bookings of today and later
/// days that lie outside the hours, of which nobody has decided yet.
std::string encode_booking_week(const core::BookingBook &book, const core::Hall &hall, core::Day from, core::Day today);

} // namespace talon::wire
