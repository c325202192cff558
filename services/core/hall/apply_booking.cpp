// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a ticket when staff find whose booking it is, or that it is not.
#include "core/hall/applier.h"

#include "core/values/defects.h"

namespace talon::core {

/// Here and in the next one alone a due time changes: the walk-in's place becomes the booked visitor's.
Hall::Applier::Changed Hall::Applier::operator()(const BookingJoined &event) const
{
    Ticket &ticket = find(event.ticket);
    require(!ticket.finished() && !ticket.slot, "not to be joined to a booking is ticket", ticket.id.value);
    ticket.has_booking = true;
    if (!event.slot)
        return {ticket.id};
    const bool waits = ticket.state == waiting;
    if (waits)
        hall.m_waiting.erase(ticket);
    ticket.slot = event.slot;
    ticket.on_us = event.on_us;
    if (!defect(Defect::join_keeps_place))
        ticket.due = booked_due(hall.m_site.rules, *event.slot, ticket.arrival, event.on_us);
    if (waits)
        hall.m_waiting.insert(ticket);
    return {ticket.id};
}

/// And back: as if the visitor had come without a booking. What is over stays as it was; a no-show may come back, and then it has no slot.
Hall::Applier::Changed Hall::Applier::operator()(const BookingParted &event) const
{
    Ticket &ticket = find(event.ticket);
    const VisitorClass *visitor_class = hall.m_site.visitor_class(ticket.visitor_class);
    require(visitor_class, "not to be parted from a booking is ticket", ticket.id.value);
    ticket.has_booking = false;
    const bool over = ticket.finished() && ticket.state != TicketState::no_show;
    if (over || !ticket.slot || defect(Defect::parted_keeps_slot))
        return {ticket.id};
    const bool waits = ticket.state == waiting;
    if (waits)
        hall.m_waiting.erase(ticket);
    ticket.slot.reset();
    ticket.on_us = false;
    ticket.due = ticket.arrival + visitor_class->norm;
    if (waits)
        hall.m_waiting.insert(ticket);
    return {ticket.id};
}

} // namespace talon::core
