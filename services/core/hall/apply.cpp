// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hall/applier.h"

#include <algorithm>
#include <type_traits>

namespace talon::core {

Hall::Applier::Changed Hall::Applier::operator()(const NumberGranted &event) const
{
    hall.m_numbers.apply(event);
    return {};
}

Hall::Applier::Changed Hall::Applier::operator()(const ReserveGranted &event) const
{
    hall.m_numbers.apply(event);
    return {};
}

Hall::Applier::Changed Hall::Applier::operator()(const HallRestored &event) const
{
    hall.m_numbers.apply(event);
    return {};
}

Hall::Applier::Changed Hall::Applier::operator()(const TicketIssued &event) const
{
    require(!hall.m_tickets.contains(event.ticket), "issued again is ticket", event.ticket.value);
    const VisitorClass *visitor_class = hall.m_site.visitor_class(event.visitor_class);
    require(visitor_class && hall.m_site.service(event.service), "of an unknown service or class is ticket",
            event.ticket.value);

    Ticket ticket;
    ticket.id = event.ticket;
    ticket.number = event.number;
    ticket.day = event.day;
    ticket.service = event.service;
    ticket.visitor_class = event.visitor_class;
    ticket.language = event.language;
    ticket.device = event.device;
    ticket.origin = event.origin;
    ticket.seq = event.seq;
    ticket.arrival = event.arrival;
    ticket.slot = event.slot;
    ticket.has_booking = event.slot.has_value();
    ticket.on_us = event.on_us;
    ticket.in_doubt = event.in_doubt;
    ticket.due = event.slot ? booked_due(hall.m_site.rules, *event.slot, event.arrival, event.on_us) : event.arrival + visitor_class->norm;
    ticket.first = visitor_class->first;
    if (event.told && event.told->from <= event.told->to && !event.slot) // whoever has booked was told of the slot
        ticket.told = event.told;
    ticket.periods.push_back({waiting, event.arrival, std::nullopt, std::nullopt, std::nullopt, event.service});

    hall.m_numbers.use(event.day, event.number);
    hall.m_waiting.insert(ticket);
    hall.m_tickets.emplace(event.ticket, std::move(ticket));
    if (event.day >= open)
        ++hall.m_today.issued;
    return {event.ticket};
}

Hall::Applier::Changed Hall::Applier::operator()(const TicketCalled &event) const
{
    Ticket &ticket = find(event.ticket);
    const auto held = hall.m_held.find(event.window);
    require(held != hall.m_held.end() && held->second.staff == event.staff,
            "a call is made by who doesn't hold the window:", event.ticket.value);
    require(event.call > hall.m_last_call, "made before was the call of ticket", event.ticket.value);
    if (event.repeat == 0) {
        require(ticket.state == waiting && !held->second.ticket, "not to be called is ticket",
                ticket.id.value);
        take_out(ticket);
        close_period(ticket);
        ticket.window = event.window;
        begin(ticket, called);
        held->second.ticket = ticket.id;
    } else {
        require(ticket.state == called && ticket.window == event.window && ticket.calls == event.repeat,
                "not to be recalled is ticket", ticket.id.value);
    }
    ticket.calls = event.repeat + 1;
    ++ticket.periods.back().calls;
    hall.m_last_call = event.call;
    hall.m_calls.push_front(
        {event.call, ticket.id, ticket.number, event.window, ticket.language, event.repeat, at});
    if (hall.m_calls.size() > remembered_calls)
        hall.m_calls.pop_back();
    return {ticket.id};
}

Hall::Applier::Changed Hall::Applier::operator()(const ServingStarted &event) const
{
    Ticket &ticket = find(event.ticket, called, serving);
    close_period(ticket);
    begin(ticket, serving);
    return {ticket.id};
}

Hall::Applier::Changed Hall::Applier::operator()(const TicketServed &event) const
{
    Ticket &ticket = find(event.ticket, serving, served);
    Changed changed = end(ticket, served);
    ServiceTime &time = hall.m_service_times[ticket.service];
    ++time.count;
    time.sum += *ticket.periods.back().to - in_state_since(ticket);
    return changed;
}

Hall::Applier::Changed Hall::Applier::operator()(const TicketNoShow &event) const
{
    return end(find(event.ticket, called, no_show), no_show);
}

Hall::Applier::Changed Hall::Applier::operator()(const TicketReturned &event) const
{
    Ticket &ticket = find(event.ticket);
    require(ticket.state == called || ticket.state == serving, "in nobody's hand is ticket", ticket.id.value);
    return send_back(ticket, waiting);
}

Hall::Applier::Changed Hall::Applier::operator()(const NoShowCorrected &event) const
{
    Ticket &ticket = find(event.ticket, no_show, waiting);
    const Instant from = *ticket.periods.back().to;
    ticket.periods.push_back({no_show, from, std::nullopt, std::nullopt, std::nullopt, ticket.service});
    if (ticket.day >= open)
        --hall.m_today.no_show;
    return send_back(ticket, waiting);
}

Hall::Applier::Changed Hall::Applier::operator()(const TicketTransferred &event) const
{
    Ticket &ticket = find(event.ticket, serving, waiting);
    if (event.service)
        ticket.service = *event.service;
    ticket.only_window = event.window;
    ticket.only_staff = event.staff;
    return send_back(ticket, waiting);
}

Hall::Applier::Changed Hall::Applier::operator()(const TicketParked &event) const
{
    Ticket &ticket = find(event.ticket);
    require(allowed(ticket.state, parked), "not to be parked is ticket", ticket.id.value);
    Changed changed = send_back(ticket, parked);
    ticket.parked_until = event.until;
    if (event.until)
        hall.m_parked.insert({*event.until, ticket.id});
    return changed;
}

Hall::Applier::Changed Hall::Applier::operator()(const TicketUnparked &event) const
{
    return send_back(find(event.ticket, parked, waiting), waiting);
}

Hall::Applier::Changed Hall::Applier::operator()(const TicketFellBack &event) const
{
    Ticket &ticket = find(event.ticket);
    require(ticket.state == waiting && (ticket.only_window || ticket.only_staff), "in its service's line is ticket", ticket.id.value);
    hall.m_waiting.erase(ticket);
    ticket.only_window.reset();
    ticket.only_staff.reset();
    hall.m_waiting.insert(ticket);
    return {ticket.id};
}

Hall::Applier::Changed Hall::Applier::operator()(const TicketLeft &event) const
{
    return end(find(event.ticket, waiting, left), left);
}

Hall::Applier::Changed Hall::Applier::operator()(const ReceiptReported &event) const
{
    Ticket &ticket = find(event.ticket);
    require(ticket.unprinted == event.printed, "reported twice is the receipt of ticket", ticket.id.value);
    ticket.unprinted = !event.printed;
    return {ticket.id};
}

Hall::Applier::Changed Hall::Applier::operator()(const WindowTaken &event) const
{
    require(!hall.m_held.contains(event.window) && !hall.window_of(event.staff),
            "a window is taken twice, or a second one, by", event.staff.value);
    hall.m_held[event.window] = {event.staff, std::nullopt, at};
    return {};
}

Hall::Applier::Changed Hall::Applier::operator()(const WindowReleased &event) const
{
    const auto held = hall.m_held.find(event.window);
    require(held != hall.m_held.end() && held->second.staff == event.staff && !held->second.ticket,
            "a window is released that is not free and not held by", event.staff.value);
    hall.m_held.erase(held);
    hall.m_released[{event.window, event.staff}] = at;
    return {};
}

Hall::Applier::Changed Hall::Applier::operator()(const WindowTakenOver &event) const
{
    const auto held = hall.m_held.find(event.window);
    require(held != hall.m_held.end() && held->second.staff == event.from && !hall.window_of(event.staff),
            "a window is taken over that is not to be had, by", event.staff.value);
    hall.m_released[{event.window, event.from}] = at;
    held->second.staff = event.staff;
    held->second.since = at;
    if (!held->second.ticket)
        return {};
    Ticket &ticket = find(*held->second.ticket);
    close_period(ticket);
    begin(ticket, ticket.state);
    return {ticket.id};
}

/// Tickets of a later day (given by a device whose clock is ahead) go on into the next day as they are, with
/// the window that has one in hand. Tickets that ended with an earlier day are forgotten.
Hall::Applier::Changed Hall::Applier::operator()(const DayClosed &event) const
{
    require(hall.m_day == event.day, "a day is closed that is not open");
    std::erase_if(hall.m_tickets,
                  [&](const auto &entry) { return entry.second.finished() && entry.second.day < event.day; });
    const Changed changed = unfinished_until(event.day);
    end_all(changed);
    std::erase_if(hall.m_held, [](const auto &held) { return !held.second.ticket; });
    hall.m_released.clear();
    hall.m_calls.clear();
    hall.m_service_times.clear();
    hall.m_numbers.close(event.day);
    hall.m_today = {};
    return changed;
}

std::vector<TicketId> Hall::apply(const Happened &happened)
{
    if (const auto *saved = std::get_if<SiteSaved>(&happened.event)) {
        m_site = saved->site;
        m_has_site = true;
        m_revision = {m_revision.number + 1, happened.at, happened.actor, saved->note};
        return {};
    }
    // The registry's events, and whatever else Applier doesn't name, are none of a hall's.
    const auto named = [](const auto &event) {
        return std::is_invocable_v<const Applier &, decltype(event)>;
    };
    if (!std::visit(named, happened.event))
        return {};

    Applier::require(m_has_site, "there is no site yet");
    const Applier applier{*this, happened.at, m_day.value_or(local_day(happened.at, m_site.utc_offset))};
    if (const auto *corrected = std::get_if<TimeCorrected>(&happened.event)) {
        auto changed = applier(*corrected);
        // The clock opens no day; it only takes back one that lies ahead. Some were moved into the open day, or out of it.
        if (m_day) {
            m_day = std::min(*m_day, local_day(happened.at, m_site.utc_offset));
            Applier{*this, happened.at, *m_day}.count_anew();
        }
        return changed;
    }
    const bool opens = !m_day;
    // Looked up before the event: a ticket that arrives now from an earlier day is ended by an event of its
    // own.
    const auto ghosts =
        opens ? applier.unfinished_until(applier.open - std::chrono::days{1}) : Applier::Changed{};
    auto changed = std::visit(
        [&](const auto &event) -> Applier::Changed {
            if constexpr (std::is_invocable_v<const Applier &, decltype(event)>)
                return applier(event);
            else
                return {};
        },
        happened.event);
    if (std::holds_alternative<DayClosed>(happened.event)) {
        m_day.reset();
    } else {
        m_day = applier.open;
        if (opens)
            applier.begin_day(ghosts, changed);
    }
    return changed;
}

} // namespace talon::core
