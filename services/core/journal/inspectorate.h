// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking_book.h"
#include "core/content/page_book.h"
#include "core/hall/hall.h"
#include "core/people/registry.h"
#include "core/survey/survey_book.h"

namespace talon::core {

/// One inspectorate as its journal tells it: all wings together.
struct Inspectorate {
    Hall hall;
    Registry registry;
    BookingBook bookings;
    content::PageBook pages;
    survey::SurveyBook surveys;

    bool operator==(const Inspectorate &) const = default;

    /// What the command leads to. As the hall decides it, but for what concerns bookings too: a check-in is the birth of a ticket, so
    /// that a ticket's slot counts only where its booking has it, and no number is granted for a booking that has its ticket
    /// (booking_used, booking_cancelled, booking_late); and a tick tells of those who did not come.
    Result<std::vector<Event>, Refusal> decide(const Command &command, Instant now) const;

    /// Staff join a booking to the ticket that its visitor took without it, which waits, is parked, called or being served. The slot counts
    /// as if the ticket had checked it in. A visitor who took the ticket too late for the slot is taken with a reason (1…200 bytes) alone.
    /// unknown_ticket, wrong_state (of a ticket that is over), ticket_booked, unknown_booking, booking_used, booking_cancelled,
    /// booking_other_day, booking_late (no reason is given).
    Result<std::vector<Event>, Refusal> join(const BookingId &booking, const TicketId &ticket, const std::string &reason, Instant now) const;
    /// Staff take a late visitor, with a reason (1…200 bytes): until `reinstated_for` from now the booking checks in as if in time.
    /// unknown_booking, booking_used, booking_cancelled, booking_other_day, booking_not_late, reason_missing (also one that is too long).
    Result<std::vector<Event>, Refusal> reinstate(const BookingId &booking, const std::string &reason, Instant now) const;
    static constexpr Minutes reinstated_for{60};

    /// Makes the event so in every wing that it concerns, and names the tickets that it changed. Throws std::logic_error for what
    /// contradicts what went before (which only a damaged journal can hold).
    std::vector<TicketId> apply(const Happened &happened);
};

} // namespace talon::core
