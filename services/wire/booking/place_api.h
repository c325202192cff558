// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/desk_place.h"
#include "wire/json/wire_error.h"

#include <string>
#include <utility>
#include <vector>

namespace talon::wire {

// Bodies of the HTTP API about times that staff book for a visitor.

/// Days that may be booked, rising, with the minutes of the local day at which a visit may begin.
using FreeDays = std::vector<std::pair<core::Day, std::vector<int>>>;
/// {"days": [{"day": "2026-12-01", "times_min": [540, 555]}]}
std::string encode_free_days(const FreeDays &days);

/// {"service": "ndfl", "day": "2026-12-01", "minute": 555}: the minute 0…1439.
Decoded<core::PlaceWish> decode_place_wish(std::string_view json);

/// {"booking": "8N4E6B0HTRC1W", "code": "482913", "slot": "2026-12-01T06:15:00.000Z"}. The code is told here and kept in no file.
std::string encode_placed_booking(const core::Booking &booking, const std::string &code);

} // namespace talon::wire
