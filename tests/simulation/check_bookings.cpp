// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of bookings.
#include "tests/simulation/backend.h"

namespace talon::simulation {

namespace {

const std::string property = "13: one booking, one ticket";

} // namespace

/// What the backend has written of bookings, compared with what each kiosk gave its ticket for.
std::optional<std::string> Checkers::booked(const core::Event &event, core::Instant at)
{
    std::optional<core::Instant> claimed;
    if (const auto *issued = std::get_if<core::TicketIssued>(&event); issued && issued->booking) {
        if (const auto born = m_born.find(issued->ticket); born != m_born.end())
            claimed = born->second.issued.slot;
        m_world.marks.reach(issued->slot ? Mark::booking_checked_in : Mark::slot_lost);
        m_ever_used.insert(*issued->booking);
    }
    if (const auto *joined = std::get_if<core::BookingJoined>(&event))
        m_ever_used.insert(joined->booking);
    if (const auto *granted = std::get_if<core::NumberGranted>(&event); granted && granted->booking)
        m_ever_used.insert(*granted->booking);
    if (const auto *cancelled = std::get_if<core::BookingCancelled>(&event))
        m_ever_cancelled.insert(cancelled->booking);
    return m_bookings->happen(event, at, claimed);
}

void Checkers::bookings_at_the_end() const
{
    const core::BookingBook &book = m_world.backend->ledger().durable().bookings;
    for (const auto &[id, one] : m_bookings->all()) {
        const core::Booking *known = book.booking(id);
        if (!known)
            throw Broken(property, "booking " + id.value + " is gone");
        if (std::set<core::TicketId>(known->tickets.begin(), known->tickets.end()) != one.tickets)
            throw Broken(property, "booking " + id.value + " does not tell all of its tickets");
        if (one.tickets.size() > 1)
            m_world.marks.reach(Mark::booking_twice);
        for (const core::TicketId &each : one.tickets)
            if (const core::Ticket *ticket = m_world.backend->hall().ticket(each); ticket && (!ticket->slot || ticket->due != *ticket->slot))
                throw Broken(property, "ticket " + each.value + " does not stand where its booking's slot is");
    }
}

} // namespace talon::simulation
