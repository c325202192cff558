// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking_book.h"
#include "core/site/calendar.h"
#include "small_hall.h"

namespace talon::core::test {

/// small_hall.h's site and what is booked there; its day is a Monday.
struct BookedSite {
    Site site = small_site();
    BookingBook book;
    int made = 0;

    BookingId add(const ServiceId &service, int minute, Day day = monday)
    {
        Booking booking;
        booking.id = {"B" + std::to_string(++made)};
        booking.slot = day_start(day, site.utc_offset) + Minutes{minute};
        booking.service = service;
        book.apply(BookingMade{booking});
        return booking.id;
    }
};

} // namespace talon::core::test
