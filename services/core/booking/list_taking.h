// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking_list.h"

namespace talon::core {

/// What taking a list in comes to: what happens to bookings, and the sum of it, which follows last.
struct TakenList {
    std::vector<BookingEvent> events;
    BookingsImported imported;
};

/// Takes a list in as the book is now, which may be another than the difference was made from: each step is decided anew, and one that
/// cannot be any more (somebody has checked in meanwhile) is left out and not counted. `made`: the bookings of `difference.add`, with their
/// ids. `list`: day, file and rows of the list, and how many rows could not be read; the rest of it is filled in here. `cancel_missing`: what
/// the list does not hold is taken away, since a person has said so.
TakenList take_in(const ListDifference &difference, const std::vector<Booking> &made, bool cancel_missing, const BookingBook &book, BookingsImported list);

/// By how many keys the bookings of a day are known once these rows are taken in. Keys that are known already count once: a backup may have taken
/// the bookings back, or the disk was busy when they were to be made.
std::size_t keys_of_day(const KnownKeys &known, const ListDifference &difference);

/// The booking of a row that is to be added. `known`: by which id the row was known before, where it was (the list was taken in, and a
/// backup has taken the bookings back): it keeps that id, since tickets may name it. `fresh`: a new one.
Booking booking_of(const ListRow &row, const KnownKeys &known, const BookingBook &book, BookingId fresh);

} // namespace talon::core
