// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking_events.h"
#include "core/values/result.h"

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace talon::core {

/// A late visitor is taken by staff, with a reason, until a time.
struct BookingReinstated {
    BookingId booking;
    Instant until{};
    std::string reason; ///< 1…200 bytes
    bool operator==(const BookingReinstated &) const = default;
};

using BookingEvent = std::variant<BookingMade, BookingMoved, BookingCancelled, BookingMissed, BookingReinstated>;

enum class BookingRefusal {
    unknown_booking,
    booking_exists,   ///< this id is known already
    book_full,        ///< max_bookings are known
    wrong_state,      ///< its life has no such step
    no_reason,        ///< a reinstatement without a reason, or with one that is too long
};

inline constexpr std::size_t max_booking_reason = 200; ///< bytes
inline constexpr std::size_t max_bookings = 20'000;    ///< known at once: ten days of a large site

/// Everything that a book is: `BookingBook::from(book.image()) == book`.
struct BookingBookImage {
    struct EarlierSlot {
        BookingId booking;
        Instant slot{};
        bool operator==(const EarlierSlot &) const = default;
    };
    std::vector<Booking> bookings;          ///< in order of ids
    std::vector<EarlierSlot> earlier_slots; ///< of one booking in the order in which it had them
    bool operator==(const BookingBookImage &) const = default;
};

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
    /// Of one that is booked or missed.
    Result<BookingEvent, BookingRefusal> reinstate(const BookingId &id, Instant until, std::string reason) const;
    /// A BookingMissed for each that is booked, whose slot and the late time have gone by and that is not reinstated at `now`.
    std::vector<BookingEvent> missed(const BookingRules &rules, Instant now) const;

    /// The hall's clock was put right: whom a wrong one took for missed, and whose time has not gone by at `now`, is booked again.
    void hear_time(const BookingRules &rules, Instant now);

    /// Makes the event so. One that contradicts the book throws std::logic_error and leaves it as it was.
    void apply(const BookingEvent &event);

    /// Whether the slot that a check-in claims counts: when the booking is known and had that slot (by now or before it was moved),
    /// and the arrival is on the slot's local day and not later than the late time, or within a reinstatement.
    enum class SlotVerdict { counts, unknown, late };
    SlotVerdict slot_verdict(const BookingId &id, Instant slot, Instant arrival, const BookingRules &rules, UtcOffset offset) const;
    /// A ticket was born for this booking, and its slot counts: the booking is checked in, whatever it was before. Each ticket is kept,
    /// so that staff see two for one booking. An unknown booking throws std::logic_error.
    void check_in(const BookingId &id, const TicketId &ticket);

    /// Forgets what ended before this day, so that the book stays small.
    void forget_before(Day day, UtcOffset offset);

    /// As plain values, for snapshots, and back; the error is a sentence.
    BookingBookImage image() const;
    static Result<BookingBook, std::string> from(const BookingBookImage &image);

    bool operator==(const BookingBook &) const = default;

private:
    Booking &find(const BookingId &id);

    std::map<BookingId, Booking> m_bookings;
    std::map<BookingId, std::vector<Instant>> m_earlier_slots; ///< of bookings that were moved
};

} // namespace talon::core
