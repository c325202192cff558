// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hall/ticket.h"

#include <algorithm>

namespace talon::core {

bool Ticket::finished() const
{
    return state == TicketState::served || state == TicketState::no_show || state == TicketState::left;
}

bool allowed(TicketState from, TicketState to)
{
    using enum TicketState;
    switch (from) {
    case waiting:
        return to == called || to == parked || to == left;
    case called:
        return to == serving || to == waiting || to == no_show || to == parked;
    case serving:
        return to == served || to == waiting || to == parked;
    case parked:
    case no_show:
        return to == waiting;
    case served:
    case left:
        return false;
    }
    return false;
}

TicketState end_of_day(TicketState state)
{
    using enum TicketState;
    switch (state) {
    case waiting:
    case called:
    case parked:
        return left;
    case serving:
        return served;
    case served:
    case no_show:
    case left:
        return state;
    }
    return state;
}

Instant in_state_since(const Ticket &ticket)
{
    auto period = ticket.periods.rbegin();
    for (auto before = period + 1; before != ticket.periods.rend() && before->state == period->state
                                   && period->window && before->window == period->window; ++before)
        period = before;
    return period->from;
}

Millis time_in(const Ticket &ticket, TicketState state, Instant now)
{
    Millis sum{0};
    for (const Period &period : ticket.periods) {
        if (ticket.ended_by_day && &period == &ticket.periods.back())
            break;
        const Instant to = period.to.value_or(now);
        const bool waits = state == TicketState::waiting && ticket.slot;
        const Instant from = waits ? std::max(period.from, *ticket.slot) : period.from;
        if (period.state == state && to > from)
            sum += to - from;
    }
    return sum;
}

} // namespace talon::core
