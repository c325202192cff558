// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hall/reason.h"

#include <algorithm>

namespace talon::core {

namespace {

bool was_called(const Ticket &ticket)
{
    return std::any_of(ticket.periods.begin(), ticket.periods.end(),
                       [](const Period &period) { return period.state == TicketState::called; });
}

} // namespace

Reason reason(const Ticket &ticket, Instant now)
{
    const Millis left = ticket.due - now;
    const Minutes to_come = std::chrono::ceil<Minutes>(std::max(left, Millis{0}));
    const Minutes past = std::chrono::floor<Minutes>(now - std::max(ticket.due, ticket.arrival));
    if (ticket.booked() && past > Minutes{0})
        return {Reason::Kind::slot_past, past, ticket.slot};
    if (ticket.booked())
        return {Reason::Kind::slot, to_come, ticket.slot};
    if (ticket.first)
        return {Reason::Kind::first};
    if (left <= Millis{0})
        return {Reason::Kind::norm_ended, std::chrono::floor<Minutes>(-left)};
    return {was_called(ticket) ? Reason::Kind::returned : Reason::Kind::norm_ends, to_come};
}

} // namespace talon::core
