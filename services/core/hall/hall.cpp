// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hall/hall.h"

#include "core/values/defects.h"

#include <algorithm>

namespace talon::core {

const Ticket *Hall::ticket(const TicketId &id) const
{
    const auto found = m_tickets.find(id);
    return found == m_tickets.end() ? nullptr : &found->second;
}

std::optional<WindowNumber> Hall::window_of(const StaffId &staff) const
{
    for (const auto &[number, held] : m_held)
        if (held.staff == staff)
            return number;
    return std::nullopt;
}

std::optional<Instant> Hall::stranded_since(const Ticket &ticket) const
{
    const auto &[window, staff] = std::pair{ticket.only_window, ticket.only_staff};
    if (ticket.state != TicketState::waiting || (!window && !staff))
        return std::nullopt;
    for (const auto &[number, held] : m_held)
        if ((!window || number == *window) && (!staff || held.staff == *staff))
            return std::nullopt;
    Instant since = ticket.periods.back().from;
    for (const auto &[seat, released] : m_released)
        if ((!window || seat.first == *window) && (!staff || seat.second == *staff))
            since = std::max(since, released);
    return since;
}

std::optional<TicketId> Hall::next_for(WindowNumber window, const StaffId &staff, Instant now) const
{
    const Window *known = m_site.open_window(window);
    OrderAt order = order_at(m_site.rules, now);
    if (defect(Defect::booked_order_plain))
        order.booked_first = Instant::min();
    return known ? m_waiting.next_for(*known, staff, order) : std::nullopt;
}

int Hall::ahead_of(const Ticket &ticket) const
{
    return ticket.state == TicketState::waiting ? m_waiting.ahead_of(ticket) : 0;
}

int Hall::ahead_of_new(const ServiceId &service, const ClassId &visitor_class, Instant now) const
{
    const VisitorClass *known = m_site.visitor_class(visitor_class);
    const Minutes norm = known ? known->norm : Minutes{0};
    // After whoever came in this very millisecond.
    return m_waiting.ahead_of(service, DueKey{.due = now + norm, .arrival = now + Millis{1}}, known && known->first);
}

bool Hall::quiet() const
{
    return std::all_of(m_tickets.begin(), m_tickets.end(), [](const auto &each) { return each.second.finished(); });
}

} // namespace talon::core
