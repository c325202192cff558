// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/entry.h"

#include <algorithm>

namespace talon::core {

ChangedTicket after_event(const Ticket &ticket)
{
    constexpr std::size_t touched = 2;
    // Bound one by one, so that a field that is added to a ticket does not compile until it is copied here.
    const auto &[id, number, day, service, visitor_class, language, device, seq, origin, arrival, slot, has_booking, on_us, in_doubt, due, told,
                 unprinted, first, state, window, only_window, only_staff, parked_until, calls, ended_by_day, periods] = ticket;
    const std::size_t left_out = periods.size() - std::min(periods.size(), touched);
    return {Ticket{id, number, day, service, visitor_class, language, device, seq, origin, arrival, slot, has_booking, on_us, in_doubt, due, told,
                   unprinted, first, state, window, only_window, only_staff, parked_until, calls, ended_by_day,
                   {periods.begin() + static_cast<std::ptrdiff_t>(left_out), periods.end()}},
            left_out};
}

} // namespace talon::core
