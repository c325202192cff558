// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking.h"
#include "wire/json/wire_error.h"

#include <optional>
#include <string>

namespace talon::wire {

// Bodies of the HTTP API about what staff do for somebody who has booked.

/// {"code": "482913"}: as the visitor says it, 4…10 digits; anything else is an error of the field.
Decoded<std::string> decode_booking_code(std::string_view json);
/// {"booking": "8N4E6B0HTRC1W"}
std::string encode_found_booking(const core::BookingId &booking);

/// {"ticket": "7ZK3M9QX2D5VA", "reason": "transport", "code": "482913"}: the reason, an id of at most 64 bytes, only where the visitor came too
/// late; the code, where the visitor has told it.
struct JoinBooking {
    core::TicketId ticket;
    core::ReasonId reason;
    std::optional<std::string> code{};
    bool operator==(const JoinBooking &) const = default;
};
Decoded<JoinBooking> decode_join_booking(std::string_view json);

/// {"ticket": "7ZK3M9QX2D5VA", "reason": "mistaken"}
struct PartBooking {
    core::TicketId ticket;
    core::ReasonId reason;
    bool operator==(const PartBooking &) const = default;
};
Decoded<PartBooking> decode_part_booking(std::string_view json);

/// {"reason": "transport"}
struct ReinstateBooking {
    core::ReasonId reason;
    bool operator==(const ReinstateBooking &) const = default;
};
Decoded<ReinstateBooking> decode_reinstate_booking(std::string_view json);

} // namespace talon::wire
