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
    if (!event.slot)
        return {ticket.id};
    const bool waits = ticket.state == waiting;
    if (waits)
        hall.m_waiting.erase(ticket);
    ticket.slot = event.slot;
    if (!defect(Defect::join_keeps_place))
        ticket.due = booked_due(hall.m_site.rules, *event.slot, ticket.arrival);
    if (waits)
        hall.m_waiting.insert(ticket);
    return {ticket.id};
}

/// And back: as if the visitor had come without a booking.
Hall::Applier::Changed Hall::Applier::operator()(const BookingParted &event) const
{
    Ticket &ticket = find(event.ticket);
    const VisitorClass *visitor_class = hall.m_site.visitor_class(ticket.visitor_class);
    require(!ticket.finished() && visitor_class, "not to be parted from a booking is ticket", ticket.id.value);
    if (!ticket.slot || defect(Defect::parted_keeps_slot))
        return {ticket.id};
    const bool waits = ticket.state == waiting;
    if (waits)
        hall.m_waiting.erase(ticket);
    ticket.slot.reset();
    ticket.due = ticket.arrival + visitor_class->norm;
    if (waits)
        hall.m_waiting.insert(ticket);
    return {ticket.id};
}

} // namespace talon::core
