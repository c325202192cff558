// SPDX-License-Identifier: GPL-3.0-or-later
// What a wrong clock has stamped is put right.
#include "core/hall/applier.h"

#include "core/values/defects.h"

#include <algorithm>
#include <set>

namespace talon::core {

bool Hall::Applier::put_right(Ticket &ticket, const TimeCorrected &event) const
{
    // What was stamped before the wrong clock began stays, unless it lies in what is the future now: then that clock was
    // wrong over a restart.
    const bool whole = ticket.arrival >= event.since || ticket.arrival > at;
    const auto right = [&](Instant when) { return whole || when >= event.since || when > at ? when + event.by : when; };
    bool moved = whole;
    Instant from = ticket.periods.front().from;
    from = right(from);
    for (Period &period : ticket.periods) {
        // Each begins where the one before it ends, whatever was stamped by which clock.
        const Instant to = std::max(from, right(period.to.value_or(from)));
        moved |= period.from != from || (period.to && *period.to != to);
        period.from = from;
        if (period.to)
            period.to = to;
        from = to;
    }
    if (!moved)
        return false;
    if (whole) {
        ticket.arrival += event.by;
        // A slot is told by the list and stays; who came late for it by the right clock has the arrival's place, and nobody else.
        ticket.due = ticket.slot ? booked_due(hall.m_site.rules, *ticket.slot, ticket.arrival, ticket.on_us) : ticket.due + event.by;
        // Whoever is in the open day stays in it, also when the moved arrival lies before its midnight.
        const bool stays = hall.m_day && ticket.day >= *hall.m_day;
        ticket.day = local_day(ticket.arrival, hall.m_site.utc_offset);
        if (stays)
            ticket.day = std::max(ticket.day, std::min(*hall.m_day, local_day(at, hall.m_site.utc_offset)));
    }
    if (ticket.parked_until)
        ticket.parked_until = *ticket.parked_until + event.by;
    return true;
}

void Hall::Applier::use_numbers(const Changed &redated) const
{
    if (redated.empty())
        return;
    std::multiset<std::pair<Day, TicketNumber>> carried;
    for (const auto &[id, ticket] : hall.m_tickets)
        carried.emplace(ticket.day, ticket.number);
    for (const TicketId &id : redated) {
        Ticket &ticket = find(id);
        // The number may be used on that day by this very ticket: it was moved away from there, or its block was cut for it.
        const bool fresh = hall.m_numbers.use(ticket.day, ticket.number);
        if (!fresh && !ticket.finished() && carried.count({ticket.day, ticket.number}) > 1)
            ticket.in_doubt = true;
    }
}

/// A day that lies ahead by the right clock goes on as today; one that lies behind ends by its DayClosed, and those who came
/// by the wrong clock go on into the next one.
Hall::Applier::Changed Hall::Applier::operator()(const TimeCorrected &event) const
{
    Changed changed;
    Changed redated;
    for (auto &[id, ticket] : hall.m_tickets) {
        const Day day = ticket.day;
        const bool waits = ticket.state == waiting;
        if (waits)
            hall.m_waiting.erase(ticket);
        if (ticket.parked_until)
            hall.m_parked.erase({*ticket.parked_until, id});
        if (!defect(Defect::order_not_kept) && put_right(ticket, event))
            changed.push_back(id);
        if (ticket.day != day)
            redated.push_back(id);
        if (waits)
            hall.m_waiting.insert(ticket);
        if (ticket.parked_until)
            hall.m_parked.insert({*ticket.parked_until, id});
    }
    // The same order everywhere, whatever the hash.
    std::sort(changed.begin(), changed.end());
    std::sort(redated.begin(), redated.end());
    use_numbers(redated);
    for (auto &[window, held] : hall.m_held)
        if (held.since >= event.since || held.since > at)
            held.since += event.by;
    for (auto &[seat, released] : hall.m_released)
        if (released >= event.since || released > at)
            released += event.by;
    for (Call &call : hall.m_calls)
        if (call.at >= event.since || call.at > at)
            call.at += event.by;
    return changed;
}

} // namespace talon::core
