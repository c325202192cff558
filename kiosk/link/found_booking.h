// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking.h"

#include <optional>

namespace talon::kiosk {

/// What a booking's code opens, or its time and the end of a phone.
struct FoundBooking {
    std::optional<core::Booking> booking{}; ///< empty: no booking of today or tomorrow, or of a day that may be one of these, has this code
    core::CheckInVerdict verdict = core::CheckInVerdict::welcome;
    std::optional<core::TicketNumber> ticket{}; ///< that was given for it, where it is known
    std::optional<core::Instant> given{};       ///< and when
    bool several = false;                       ///< the time and the phone's end are those of more than one: staff must tell them apart
};

} // namespace talon::kiosk
