// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking.h"

#include <string>
#include <vector>

namespace talon::core {
class BookingBook;
class Hall;
}

namespace talon::wire {

/// A booking as a kiosk may know it: no name; of the code a digest that is worth guessing for this day alone; of the phone that its last four
/// digits are one of four.
struct BookingLine {
    core::BookingId booking;
    core::Instant slot{};
    core::ServiceId service;
    core::BookingState state = core::BookingState::booked;
    std::string code; ///< 16 hexadecimal digits: code_digest() of the code with the day's salt; empty: known by no code
    std::optional<core::TicketNumber> number{}; ///< of its ticket, where one was given
    std::optional<core::Instant> given{};       ///< and when
    std::optional<core::Instant> until{};       ///< staff take its late visitor until then
    std::string tails{};                        ///< 8 hexadecimal digits each, rising: phone_tail() of the phone's last four and of the rest of their group
    std::vector<core::TicketId> parted{};       ///< tickets that staff have parted from it: no check-ins of it any more

    bool operator==(const BookingLine &) const = default;
};

struct BookingDay {
    core::Day day{};
    std::string salt; ///< random, of this day, with what a digest costs (store/code_salt.h)
    std::vector<BookingLine> lines;

    bool operator==(const BookingDay &) const = default;
};

/// The bookings of today and tomorrow, for ticket kiosks; by which rules their holders check in stands in the menu.
struct Bookings {
    std::vector<BookingDay> days; ///< rising; those of which a list was taken in

    bool operator==(const Bookings &) const = default;
};

struct CodeBook;
/// The bookings of today and tomorrow of which the code book knows the codes, at most max_day_bookings a day.
Bookings make_bookings(const CodeBook &codes, const core::BookingBook &book, const core::Hall &hall, core::Day today);

} // namespace talon::wire
