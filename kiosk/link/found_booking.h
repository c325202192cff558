// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking.h"

#include <optional>

namespace talon::kiosk {

/// What a booking's code opens.
struct FoundBooking {
    std::optional<core::Booking> booking{}; ///< empty: no booking of today or tomorrow has this code
    core::CheckInVerdict verdict = core::CheckInVerdict::welcome;
    std::optional<core::TicketNumber> ticket{}; ///< that was given for it, where it is known
    std::optional<core::Instant> given{};       ///< and when
};

} // namespace talon::kiosk
