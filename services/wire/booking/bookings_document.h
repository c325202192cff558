// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking.h"

#include <string>
#include <vector>

namespace talon::wire {

/// A booking as a kiosk may know it: no name, no phone, and of the code a digest that is worth guessing for this day alone.
struct BookingLine {
    core::BookingId booking;
    core::Instant slot{};
    core::ServiceId service;
    core::BookingState state = core::BookingState::booked;
    std::string code; ///< 16 hexadecimal digits: code_digest() of the code with the day's salt; empty: known by no code
    std::optional<core::TicketNumber> number{}; ///< of its ticket, where one was given
    std::optional<core::Instant> given{};       ///< and when

    bool operator==(const BookingLine &) const = default;
};

struct BookingDay {
    core::Day day{};
    std::string salt; ///< 32 hexadecimal digits, random, of this day
    std::vector<BookingLine> lines;

    bool operator==(const BookingDay &) const = default;
};

/// The bookings of today and tomorrow, for ticket kiosks; by which rules their holders check in stands in the menu.
struct Bookings {
    std::vector<BookingDay> days; ///< rising; those of which a list was taken in

    bool operator==(const Bookings &) const = default;
};

} // namespace talon::wire
