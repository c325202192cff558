// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hall/applier.h"

#include <algorithm>
#include <stdexcept>

namespace talon::core {

void Hall::Applier::require(bool holds, std::string_view what, std::string_view subject)
{
    if (!holds)
        throw std::logic_error("an event contradicts the hall: " + std::string{what} + " " +
                               std::string{subject});
}

Ticket &Hall::Applier::find(const TicketId &id) const
{
    const auto found = hall.m_tickets.find(id);
    require(found != hall.m_tickets.end(), "unknown ticket", id.value);
    return found->second;
}

Ticket &Hall::Applier::find(const TicketId &id, TicketState expected, TicketState next) const
{
    Ticket &ticket = find(id);
    require(ticket.state == expected && allowed(expected, next), "no such step has ticket", id.value);
    return ticket;
}

void Hall::Applier::take_out(Ticket &ticket) const
{
    if (ticket.state == waiting)
        hall.m_waiting.erase(ticket);
    if (ticket.parked_until)
        hall.m_parked.erase({*ticket.parked_until, ticket.id});
    ticket.parked_until.reset();
    if (!ticket.window)
        return;
    const auto held = hall.m_held.find(*ticket.window);
    if (held != hall.m_held.end() && held->second.ticket == ticket.id)
        held->second.ticket.reset();
}

void Hall::Applier::close_period(Ticket &ticket) const
{
    Period &last = ticket.periods.back();
    last.to = std::max(at, last.from); // a clock put back makes no negative period
}

void Hall::Applier::begin(Ticket &ticket, TicketState state) const
{
    const Period &last = ticket.periods.back();
    Period next{state, *last.to, std::nullopt, ticket.window, std::nullopt, ticket.service};
    if (ticket.window)
        next.staff = hall.m_held.at(*ticket.window).staff;
    ticket.periods.push_back(std::move(next));
    ticket.state = state;
    if (state == waiting)
        hall.m_waiting.insert(ticket);
}

Hall::Applier::Changed Hall::Applier::send_back(Ticket &ticket, TicketState state) const
{
    take_out(ticket);
    close_period(ticket);
    ticket.window.reset();
    ticket.calls = 0;
    begin(ticket, state);
    return {ticket.id};
}

Hall::Applier::Changed Hall::Applier::end(Ticket &ticket, TicketState state) const
{
    take_out(ticket);
    close_period(ticket);
    ticket.state = state;
    if (state == left) {
        ticket.window.reset();
        ticket.calls = 0;
    }
    if (ticket.day >= open)
        ++counter(ticket);
    return {ticket.id};
}

int &Hall::Applier::counter(const Ticket &ticket) const
{
    Today &today = hall.m_today;
    if (ticket.ended_by_day)
        return today.ended_by_day;
    return ticket.state == served ? today.served : ticket.state == no_show ? today.no_show : today.left;
}

Hall::Applier::Changed Hall::Applier::unfinished_until(Day day) const
{
    Changed found;
    for (const auto &[id, ticket] : hall.m_tickets)
        if (!ticket.finished() && ticket.day <= day)
            found.push_back(id);
    std::sort(found.begin(), found.end()); // the same order everywhere, whatever the hash
    return found;
}

void Hall::Applier::end_all(const Changed &tickets) const
{
    for (const TicketId &id : tickets) {
        Ticket &ticket = find(id);
        if (ticket.finished())
            continue;
        ticket.ended_by_day = true;
        end(ticket, end_of_day(ticket.state));
    }
}

void Hall::Applier::begin_day(const Changed &ghosts, Changed &changed) const
{
    end_all(ghosts);
    changed.insert(changed.end(), ghosts.begin(), ghosts.end());
    count_anew();
}

void Hall::Applier::count_anew() const
{
    hall.m_today = {};
    for (const auto &[id, ticket] : hall.m_tickets) {
        if (ticket.day < open)
            continue;
        ++hall.m_today.issued;
        if (ticket.finished())
            ++counter(ticket);
    }
}

} // namespace talon::core
