// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hall/clocks.h"

#include <algorithm>
#include <set>

namespace talon::core {

bool at_work(const Hall &hall, Instant since)
{
    if (hall.quiet())
        return false;
    std::set<Day> touched;
    for (const auto &[id, ticket] : hall.tickets()) {
        const Period &last = ticket.periods.back();
        if (ticket.arrival < since && last.from < since && (!last.to || *last.to < since))
            continue;
        if (!ticket.finished())
            return true; // at most times whoever is looked at first; else all that a rush has brought would be walked through each second
        touched.insert(ticket.day);
    }
    const auto &tickets = hall.tickets();
    return std::any_of(tickets.begin(), tickets.end(),
                       [&](const auto &each) { return !each.second.finished() && touched.contains(each.second.day); });
}

bool day_ends(const Hall &hall, Instant came_before, Instant at)
{
    const Day day = local_day(at, hall.site().utc_offset);
    const auto &tickets = hall.tickets();
    return std::any_of(tickets.begin(), tickets.end(), [&](const auto &each) {
        return !each.second.finished() && each.second.arrival < came_before && each.second.day < day;
    });
}

std::map<DeviceId, int> in_doubt(const Hall &hall)
{
    std::map<DeviceId, int> counts;
    for (const auto &[id, ticket] : hall.tickets())
        if (const bool called = ticket.calls > 0 || ticket.state == TicketState::parked; ticket.in_doubt && !called && !ticket.finished())
            ++counts[ticket.device];
    return counts;
}

std::map<DeviceId, int> arrived_late(const Hall &hall)
{
    std::map<DeviceId, int> counts;
    for (const auto &[id, ticket] : hall.tickets()) {
        const Period &last = ticket.periods.back();
        // Of a ticket that waited here and was let go the day is the open one.
        const bool left_on_arrival = ticket.state == TicketState::left && ticket.calls == 0 && ticket.periods.size() == 1 && !ticket.ended_by_day
            && hall.day() && ticket.day < *hall.day() && last.to && local_day(*last.to, hall.site().utc_offset) == *hall.day();
        if (ticket.in_doubt && left_on_arrival)
            ++counts[ticket.device];
    }
    return counts;
}

} // namespace talon::core
