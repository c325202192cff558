// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking.h"
#include "wire/json/wire_error.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace talon::wire {

// Bodies of the HTTP API about what staff do for somebody who has booked.

/// The booked time, 0…1439 of the local day, and the last four digits of the phone.
struct BookingPhone {
    int minute = 0;
    std::string digits;
    bool operator==(const BookingPhone &) const = default;
};
/// What a booking is known by: its code, or without one the time and the phone.
using BookingKey = std::variant<std::string, BookingPhone>;

/// {"code": "482913"}: as the visitor says it, 4…10 digits; or {"time": "10:30", "phone": "4821"}. Anything else is an error of the field.
Decoded<BookingKey> decode_booking_key(std::string_view json);
/// {"booking": "8N4E6B0HTRC1W"}, and {"others": [...]} where more than one fits. Of none it is a broken invariant.
std::string encode_found_bookings(const std::vector<core::BookingId> &bookings);

/// {"ticket": "7ZK3M9QX2D5VA", "reason": "transport", "code": "482913"}: the reason, an id of at most 64 bytes, only where the visitor came too
/// late; the code, or "time" and "phone", where the visitor has told it.
struct JoinBooking {
    core::TicketId ticket;
    core::ReasonId reason;
    std::optional<BookingKey> key{};
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
