// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking.h"
#include "core/values/result.h"

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace talon::core {

// What has happened to bookings. None of it names a person; `staff` is a login.

struct BookingMade { Booking booking; bool operator==(const BookingMade &) const = default; };
/// The same booking at another time; its id is kept.
struct BookingMoved {
    BookingId booking;
    Instant slot{};
    bool operator==(const BookingMoved &) const = default;
};
struct BookingCancelled {
    BookingId booking;
    CancelledBy by = CancelledBy::import;
    bool operator==(const BookingCancelled &) const = default;
};
/// The slot went by and nobody came.
struct BookingMissed { BookingId booking; bool operator==(const BookingMissed &) const = default; };
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
    wrong_state,      ///< its life has no such step
    no_reason,        ///< a reinstatement without a reason, or with one that is too long
};

inline constexpr std::size_t max_booking_reason = 200; ///< bytes
inline constexpr std::size_t max_bookings = 20'000;    ///< known at once: ten days of a large site

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

    /// Makes the event so. One that contradicts the book throws std::logic_error and leaves it as it was.
    void apply(const BookingEvent &event);

    /// A ticket was born that names this booking. Whether its slot counts: when the booking is known, had that slot (by now or
    /// before it was moved), and the arrival is not later than the late time, or within a reinstatement. The booking is checked
    /// in then; the answer tells staff of two tickets for one booking. Nothing is changed where the slot does not count.
    struct CheckedIn {
        bool slot_counts = false;
        bool twice = false;
    };
    CheckedIn check_in(const BookingId &id, const TicketId &ticket, Instant slot, Instant arrival, const BookingRules &rules);

    /// Forgets what ended before this day, so that the book stays small.
    void forget_before(Day day, UtcOffset offset);

    bool operator==(const BookingBook &) const = default;

private:
    Booking &find(const BookingId &id);

    std::map<BookingId, Booking> m_bookings;
    std::map<BookingId, std::vector<Instant>> m_earlier_slots; ///< of bookings that were moved
};

} // namespace talon::core
