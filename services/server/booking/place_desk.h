// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/desk_place.h"
#include "server/booking/booking_service.h"
#include "wire/booking/place_api.h"

#include <deque>

namespace talon::server {

/// Times that staff book for somebody who calls or stands before them. Lives in the loop's thread. Wishes are worked on one after the other, each
/// decided on what the one before has changed; those behind a wish for the last place of a time hear at once that it is taken.
class PlaceDesk
{
public:
    /// Wishes that may wait for those before them.
    static constexpr std::size_t most_waiting = 100;

    PlaceDesk(HallService &hall, BookingService &bookings) : m_hall(hall), m_bookings(bookings) {}

    /// Of the days that may be booked, those on which the service has a time left. Nothing for a service that is not given.
    std::optional<wire::FreeDays> free_days(const core::ServiceId &service);

    /// The error is a code of the API: code_of(core::PlaceRefusal), booking_day_full, busy, storage_failed, or of the journal.
    struct Placed {
        core::Booking booking;
        std::string code; ///< which the visitor comes with; kept in no file
    };
    using Outcome = core::Result<Placed, std::string>;
    void book(core::PlaceWish wish, const std::string &actor, std::function<void(const Outcome &)> done);

private:
    struct Waiting {
        core::PlaceWish wish;
        std::string actor;
        std::function<void(const Outcome &)> done;
    };
    core::Result<core::Booking, core::PlaceRefusal> decided(const core::PlaceWish &wish, core::BookingId id);
    void go_on();
    void make(const core::BookingId &id, const std::string &code);
    void end(const Outcome &outcome);

    HallService &m_hall;
    BookingService &m_bookings;
    core::FreePlaces m_free;
    std::deque<Waiting> m_waiting; ///< the first is under way
};

} // namespace talon::server
