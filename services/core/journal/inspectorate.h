// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking_book.h"
#include "core/booking/personal_acts.h"
#include "core/content/page_book.h"
#include "core/hall/hall.h"
#include "core/message/hall_message.h"
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
    PersonalActs personal;
    MessageBook messages;

    bool operator==(const Inspectorate &) const = default;

    /// What the command leads to. As the hall decides it, but for what concerns bookings too: a check-in is the birth of a ticket, so
    /// that a ticket's slot counts only where its booking has it, and no number is granted for a booking that has its ticket
    /// (booking_used, booking_cancelled, booking_late); and a tick tells of those who did not come.
    Result<std::vector<Event>, Refusal> decide(const Command &command, Instant now) const;

    /// How staff join a booking to a ticket. `reason`: one of late_reasons, needed where the visitor took the ticket too late for the slot.
    struct Joining {
        BookingId booking;
        TicketId ticket;
        ReasonId reason{};
        StaffId staff{};       ///< who joins it: a ticket in hand is joined by its own window alone
        bool is_known = false; ///< which booking it is: the visitor has told the code, or the time and the end of the phone
    };
    /// Staff join a booking to the ticket that its visitor took without it. Of one that waits or is parked the slot counts as if the ticket had
    /// checked it in: never before joinable_from(). Of one that is called or being served the booking is used up and the ticket keeps its place,
    /// and what was waited stays waited. unknown_ticket, wrong_state (of a ticket that is over), ticket_booked, unknown_booking, booking_used (also
    /// while a kiosk gives the ticket for it), booking_cancelled, booking_other_day, booking_other_service, booking_code_needed,
    /// window_not_yours, booking_early, booking_late (no reason is given), reason_unknown.
    Result<std::vector<Event>, Refusal> join(const Joining &wanted, Instant now) const;
    /// From when on a ticket gains by the booking: nothing, at any time; else the slot is later than its due time, and until the booked go first
    /// the ticket is called before the booking would be.
    std::optional<Instant> joinable_from(const Ticket &ticket, const Booking &booking) const;
    /// Staff part a booking from a ticket that is not of its visitor, for one of parting_reasons; a ticket that is over stays as it is.
    /// unknown_booking, unknown_ticket, wrong_state (the booking has no such ticket, or it is of a day that is over), reason_missing, reason_unknown.
    Result<std::vector<Event>, Refusal> part(const BookingId &booking, const TicketId &ticket, const ReasonId &reason) const;
    /// Staff take a late visitor, for one of late_reasons: until `reinstated_for` from now the booking checks in; its ticket's place counts from
    /// the arrival, by `ours` from the slot. unknown_booking, booking_used (also while a kiosk gives the ticket for it), booking_cancelled, booking_other_day,
    /// booking_not_late, reason_missing, reason_unknown.
    Result<std::vector<Event>, Refusal> reinstate(const BookingId &booking, const ReasonId &reason, Instant now) const;
    static constexpr Minutes reinstated_for{60};

    /// Makes the event so in every wing that it concerns, and names the tickets that it changed. Throws std::logic_error for what
    /// contradicts what went before (which only a damaged journal can hold).
    std::vector<TicketId> apply(const Happened &happened);
};

} // namespace talon::core
