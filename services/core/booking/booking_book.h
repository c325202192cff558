// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking_image.h"
#include "core/values/result.h"

#include <map>
#include <string>
#include <vector>

namespace talon::core {

/// All bookings of a site that are still of use. The same events give the same book in every order of the check-ins that kiosks send:
/// a check-in is told by the ticket's own event, and each ticket that names the booking is kept. Not thread-safe.
class BookingBook
{
public:
    const Booking *booking(const BookingId &id) const;
    const std::map<BookingId, Booking> &bookings() const { return m_bookings; }

    Result<BookingEvent, BookingRefusal> make(Booking booking) const;
    /// Of one that is booked or missed; nothing to do is wrong_state.
    Result<BookingEvent, BookingRefusal> move(const BookingId &id, Instant slot) const;
    /// Of one that is booked or missed: whoever has a ticket keeps it.
    Result<BookingEvent, BookingRefusal> cancel(const BookingId &id, CancelledBy by) const;
    /// Of one that a list has cancelled: what a list took away, a list gives back.
    Result<BookingEvent, BookingRefusal> reopen(const BookingId &id, Instant slot) const;
    /// Of one that is booked, of a slot outside the hours; nothing to do is wrong_state.
    Result<BookingEvent, BookingRefusal> keep(const BookingId &id) const;
    /// Of one that is booked or missed, for one of late_reasons.
    Result<BookingEvent, BookingRefusal> reinstate(const BookingId &id, Instant until, ReasonId reason) const;
    /// A BookingMissed for each that is booked, whose slot and the late time have gone by and that is not reinstated at `now`.
    std::vector<BookingEvent> missed(const BookingRules &rules, Instant now) const;

    /// The hall's clock was put right: whom a wrong one took for missed, and whose time has not gone by at `now`, is booked again.
    void hear_time(const BookingRules &rules, Instant now);

    /// Makes the event so. One that contradicts the book throws std::logic_error and leaves it as it was. `at`: when it happened, by the hall's
    /// clock; a clock that is put right moves what it has stamped.
    void apply(const BookingEvent &event, Instant at = {});

    /// Whether the slot that a check-in claims counts: when the booking is known and had that slot (by now or before it was moved),
    /// and the arrival is on the slot's local day and not later than the late time, or within a reinstatement.
    enum class SlotVerdict { counts, unknown, late };
    SlotVerdict slot_verdict(const BookingId &id, Instant slot, Instant arrival, const BookingRules &rules, UtcOffset offset) const;
    /// A ticket was born for this booking, and its slot counts: the booking is checked in, whatever it was before. Each ticket is kept,
    /// so that staff see two for one booking. An unknown booking throws std::logic_error.
    void check_in(const BookingId &id, const TicketId &ticket);
    /// The ticket is not of its visitor: without another one the booking is open again, or cancelled if it was. One that has no such ticket
    /// throws std::logic_error.
    void part(const BookingId &id, const TicketId &ticket);
    /// The booking that the ticket has checked in, or null. Looks through all.
    const Booking *of_ticket(const TicketId &ticket) const;
    /// Another open booking is of the same time and service: nobody who has not the code can tell the two apart.
    bool has_double(const Booking &booking) const;

    /// So long a granted number holds its booking: many times what a kiosk with a link takes from the grant to the backend's own commit.
    static constexpr Millis claim_holds{30'000};
    /// A number was granted to the device for a known booking; the latest grant stands.
    void claim(const BookingId &id, const DeviceId &device, Instant at);
    /// Another device was granted a number for it less than claim_holds ago, and its ticket has not come yet. The same device may ask anew:
    /// it gives one ticket at a time, and its earlier wish has ended. For staff, who are no device, an empty id asks of all.
    bool claimed_by_another(const BookingId &id, const DeviceId &device, Instant now) const;
    /// The clock by which claims and what staff allowed are stamped was wrong by so much since then.
    void correct_time(Millis by, Instant since, Instant now);

    /// Rises with each change: what is made of the book need not be made again while it stands. Never part of what a book is.
    std::uint64_t revision() const { return m_revision.number; }

    /// Forgets what ended before this day, so that the book stays small; of each day the sums are kept for some weeks.
    void forget_before(Day day, UtcOffset offset);
    const std::map<Day, PastDay> &past() const { return m_past; }

    /// As plain values, for snapshots, and back; the error is a sentence.
    BookingBookImage image() const;
    static Result<BookingBook, std::string> from(const BookingBookImage &image);

    bool operator==(const BookingBook &) const = default;

private:
    struct Claim {
        DeviceId device;
        Instant at{};
        bool operator==(const Claim &) const = default;
    };
    /// Equal to every other: two books with the same bookings are the same book.
    struct Revision {
        std::uint64_t number = 0;
        bool operator==(const Revision &) const { return true; }
    };
    Booking &find(const BookingId &id);

    std::map<BookingId, Booking> m_bookings;
    std::map<BookingId, std::vector<Instant>> m_earlier_slots; ///< of bookings that were moved
    std::map<BookingId, Claim> m_claims;
    std::map<Day, PastDay> m_past;
    Revision m_revision;
};

} // namespace talon::core
