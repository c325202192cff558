// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hall/seats.h"

namespace talon::core {

namespace {

/// How many events one tick leads to at most: a tick is one batch of the journal. The next tick takes the rest.
constexpr std::size_t events_per_tick = 1000;

/// Of a release that nobody asked for.
const ReasonId window_closed{"window_closed"};

} // namespace

Hall::Seats::Decision Hall::Seats::take(const TakeWindow &command) const
{
    if (!hall.m_site.open_window(command.window))
        return Failure{Refusal::unknown_window};
    const auto held = hall.m_held.find(command.window);
    const bool taken = held != hall.m_held.end();
    if (taken && held->second.staff == command.staff)
        return std::vector<Event>{};
    if (taken && !command.holder_gone)
        return Failure{Refusal::window_taken};
    if (hall.window_of(command.staff))
        return Failure{Refusal::operator_elsewhere};
    if (taken)
        return std::vector<Event>{WindowTakenOver{command.window, command.staff, held->second.staff}};
    return std::vector<Event>{WindowTaken{command.window, command.staff}};
}

std::optional<Refusal> Hall::Seats::obstacle(WindowNumber window, const StaffId &staff) const
{
    const auto held = hall.m_held.find(window);
    if (held == hall.m_held.end() && !hall.m_site.window(window))
        return Refusal::unknown_window;
    if (held == hall.m_held.end() || held->second.staff != staff)
        return Refusal::window_not_yours;
    if (held->second.ticket)
        return Refusal::ticket_in_hand;
    return std::nullopt;
}

Hall::Seats::Decision Hall::Seats::release(const ReleaseWindow &command) const
{
    if (const auto why_not = obstacle(command.window, command.staff))
        return Failure{*why_not};
    return std::vector<Event>{WindowReleased{command.window, command.staff, std::nullopt}};
}

Hall::Seats::Decision Hall::Seats::release(const ReleaseHeldWindow &command) const
{
    const auto held = hall.m_held.find(command.window);
    if (held == hall.m_held.end() && !hall.m_site.window(command.window))
        return Failure{Refusal::unknown_window};
    if (command.reason.empty())
        return Failure{Refusal::reason_missing};
    std::vector<Event> events;
    if (held == hall.m_held.end())
        return events;
    if (held->second.ticket)
        events.push_back(TicketReturned{*held->second.ticket, command.reason});
    events.push_back(WindowReleased{command.window, held->second.staff, command.reason});
    return events;
}

Hall::Seats::Decision Hall::Seats::give_back(const ReturnHeldTicket &command) const
{
    const Ticket *ticket = hall.ticket(command.ticket);
    if (!ticket)
        return Failure{Refusal::unknown_ticket};
    if (ticket->state != TicketState::called && ticket->state != TicketState::serving)
        return Failure{Refusal::wrong_state};
    if (command.reason.empty())
        return Failure{Refusal::reason_missing};
    return std::vector<Event>{TicketReturned{command.ticket, command.reason}};
}

bool Hall::Seats::ends_by_the_next_day(const Ticket &ticket) const
{
    return !hall.m_day && ticket.day < local_day(now, hall.m_site.utc_offset);
}

void Hall::Seats::add_fallen_back(std::vector<Event> &events) const
{
    if (events.size() >= events_per_tick)
        return;
    std::size_t left = events_per_tick - events.size();
    hall.m_waiting.visit_transferred([&](const TicketId &id) {
        const Ticket &ticket = *hall.ticket(id);
        if (ends_by_the_next_day(ticket))
            return true;
        const auto since = hall.stranded_since(ticket);
        const bool closed = ticket.only_window && !hall.m_site.open_window(*ticket.only_window);
        if (since && (closed || *since + hall.m_site.rules.transfer_waits <= now)) {
            events.push_back(TicketFellBack{id});
            --left;
        }
        return left > 0;
    });
}

void Hall::Seats::add_closed(std::vector<Event> &events) const
{
    for (const auto &[number, held] : hall.m_held)
        if (events.size() < events_per_tick && !held.ticket && !hall.m_site.open_window(number))
            events.push_back(WindowReleased{number, held.staff, window_closed});
}

} // namespace talon::core
