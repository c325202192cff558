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

    /// Makes the event so in every wing that it concerns, and names the tickets that it changed. Throws std::logic_error for what
    /// contradicts what went before (which only a damaged journal can hold).
    std::vector<TicketId> apply(const Happened &happened);
};

} // namespace talon::core
