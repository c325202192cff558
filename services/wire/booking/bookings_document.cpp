// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/booking/bookings_document.h"

#include "core/booking/booking_book.h"
#include "core/hall/hall.h"
#include "wire/booking/code_book.h"
#include "wire/json/limits.h"

#include <algorithm>

namespace talon::wire {

namespace {

BookingLine line_of(const core::Booking &booking, const CodeBook::Code &code, const core::Hall &hall)
{
    BookingLine line{booking.id, booking.slot, booking.service, booking.state, code.digest, {}, {}};
    if (booking.state != core::BookingState::cancelled) // of one whose visitor does not come a phone is no business of a kiosk's
        line.tails = code.tails;
    line.parted = booking.parted;
    line.until = booking.reinstated_until;
    const core::Ticket *ticket = booking.tickets.empty() ? nullptr : hall.ticket(booking.tickets.front());
    if (ticket) {
        line.number = ticket->number;
        line.given = ticket->arrival;
    }
    return line;
}

} // namespace

Bookings make_bookings(const CodeBook &codes, const core::BookingBook &book, const core::Hall &hall, core::Day today)
{
    Bookings list;
    for (const CodeBook::Day &known : codes.days) {
        const bool listed = known.day == today || known.day == today + std::chrono::days{1};
        if (!listed || known.codes.empty())
            continue;
        BookingDay &day = list.days.emplace_back(BookingDay{known.day, known.salt, {}});
        for (const CodeBook::Code &code : known.codes)
            if (const core::Booking *booking = book.booking(code.booking); booking && day.lines.size() < max_day_bookings)
                day.lines.push_back(line_of(*booking, code, hall));
        if (day.lines.empty())
            list.days.pop_back(); // the codes are on the disk before the bookings are
    }
    return list;
}

} // namespace talon::wire
