// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hall/decision.h"
#include "core/hall/receipts.h"
#include "core/hall/seats.h"
#include "core/site/calendar.h"
#include "core/values/defects.h"

#include <algorithm>
#include <set>

namespace talon::core {

namespace {

/// How many parked tickets one tick brings back at most; the next tick takes the rest.
constexpr std::size_t unparked_per_tick = 1000;

} // namespace

struct Hall::Decider {
    const Hall &hall;
    Instant now;
    using enum TicketState;

    Day today() const { return local_day(now, hall.m_site.utc_offset); }
    Seats seats() const { return {hall, now}; }
    Day open_day() const { return hall.m_day.value_or(today()); }

    /// Does this member of staff hold the window that has the ticket in hand?
    bool holds(const Ticket &ticket, const StaffId &staff) const
    {
        if (!ticket.window)
            return false;
        const auto held = hall.m_held.find(*ticket.window);
        return held != hall.m_held.end() && held->second.staff == staff && held->second.ticket == ticket.id;
    }

    /// Why staff may not take the ticket, in hand at their window, from `expected` on; nothing when they may.
    std::optional<Refusal> obstacle(const TicketId &id, const StaffId &staff, TicketState expected) const
    {
        const Ticket *ticket = hall.ticket(id);
        if (!ticket)
            return Refusal::unknown_ticket;
        if (ticket->state != expected)
            return Refusal::wrong_state;
        if (!holds(*ticket, staff))
            return Refusal::window_not_yours;
        return std::nullopt;
    }

    /// Rises also where a restored or reinstalled backend has forgotten calls that displays have spoken.
    std::int64_t next_call() const
    {
        const std::int64_t seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
        return std::max(hall.m_last_call + 1, seconds);
    }

    Decision step(const TicketId &id, const StaffId &staff, TicketState expected, Event event) const
    {
        const auto why_not = obstacle(id, staff, expected);
        return why_not ? no(*why_not) : one(std::move(event));
    }

    Decision operator()(const GrantNumber &command) const
    {
        if (hall.m_numbers.granted(command.device, command.request, command.day))
            return nothing();
        // Its number is another day's: on this day another kiosk may hold it.
        if (hall.m_numbers.granted(command.device, command.request))
            return no(Refusal::unknown_day);
        const Service *service = hall.m_site.service(command.service);
        if (!service)
            return no(Refusal::unknown_service);
        if (!hall.m_site.visitor_class(command.visitor_class))
            return no(Refusal::unknown_class);
        if (command.day != today())
            return no(Refusal::unknown_day);
        if (!command.booking && !gives_tickets(hall.m_site, *service, now))
            return no(Refusal::service_closed);
        const auto number = hall.m_numbers.next(command.day, service->letter);
        if (!number)
            return no(Refusal::numbers_used_up);
        return one(NumberGranted{command.day, {service->letter, *number}, command.device, command.request});
    }

    Decision operator()(const FillReserve &command) const
    {
        if (command.day != today() && command.day != today() + std::chrono::days{1})
            return no(Refusal::unknown_day);
        std::set<Letter> letters;
        for (const Service &service : hall.m_site.services)
            if (!service.retired)
                letters.insert(service.letter);
        for (const auto &block : hall.m_numbers.blocks(command.day, command.device, command.epoch))
            if (hall.m_numbers.has_unused(command.day, block))
                letters.erase(block.letter);

        std::vector<Event> events;
        for (const Letter letter : letters)
            if (const auto block =
                    hall.m_numbers.next_block(command.day, letter, hall.m_site.rules.reserve_size))
                events.push_back(ReserveGranted{command.day, letter, block->first, block->second,
                                                command.device, command.epoch});
        return events;
    }

    /// The ticket exists: hours, numbers and clocks are no reason to refuse it. Only the backend's own clock
    /// ends a day: one device whose clock is a day ahead must not send everybody home. A ticket's day is the local day
    /// of its arrival, which is bounded, and not what a kiosk with a wrong clock took for it.
    Decision operator()(const ReceiveTicket &command) const
    {
        TicketIssued issued = command.issued;
        if (hall.ticket(issued.ticket))
            return nothing();
        if (!hall.m_site.service(issued.service))
            return no(Refusal::unknown_service);
        if (!hall.m_site.visitor_class(issued.visitor_class))
            return no(Refusal::unknown_class);

        const Day day = local_day(issued.arrival, hall.m_site.utc_offset);
        const bool foreign = issued.number.prefix != 0
            && (command.prefix == 0 || issued.number.prefix % (last_own_prefix + 1) != command.prefix);
        if (foreign || hall.m_numbers.claim(issued, command.epoch, day) == NumberBook::Claim::taken)
            return no(Refusal::number_taken);

        issued.day = day;
        // A device can claim any slot: 1970 would be before everybody, 9999 never called.
        if (!defect(Defect::slot_believed))
            issued.slot = command.booked;
        issued.on_us = false; // as little as a slot
        std::vector<Event> events;
        Day open = open_day();
        if (issued.day > open && today() > open) {
            events.push_back(DayClosed{open});
            open = today();
        }
        events.push_back(issued);
        if (issued.day < open)
            events.push_back(TicketLeft{issued.ticket});
        return events;
    }

    Decision operator()(const TakeWindow &command) const { return seats().take(command); }
    Decision operator()(const ReleaseWindow &command) const { return seats().release(command); }
    Decision operator()(const ReleaseHeldWindow &command) const { return seats().release(command); }
    Decision operator()(const ReturnHeldTicket &command) const { return seats().give_back(command); }
    Decision operator()(const SaveSite &command) const { return core::decide(hall, command); }
    Decision operator()(const ReportReceipts &command) const { return reported(hall, command); }

    Decision operator()(const CallNext &command) const
    {
        if (!hall.m_site.open_window(command.window))
            return no(Refusal::unknown_window); // held, and closed for good since
        if (const auto why_not = seats().obstacle(command.window, command.staff))
            return no(*why_not);
        const auto next = hall.next_for(command.window, command.staff, now);
        if (!next)
            return no(Refusal::nobody_waiting);
        return one(TicketCalled{*next, command.window, command.staff, next_call(), 0, {}});
    }

    Decision operator()(const CallChosen &command) const
    {
        const Ticket *ticket = hall.ticket(command.ticket);
        if (!ticket)
            return no(Refusal::unknown_ticket);
        const Window *window = hall.m_site.open_window(command.window);
        if (const auto why_not = window ? seats().obstacle(command.window, command.staff) : Refusal::unknown_window)
            return no(*why_not);
        const bool missed = ticket->state == no_show && ticket->day >= open_day();
        if (ticket->state != waiting && ticket->state != parked && !missed)
            return no(Refusal::wrong_state);
        if (!takes(*window, *ticket, command.staff))
            return no(Refusal::not_your_service);
        if (command.reason.empty() && hall.next_for(command.window, command.staff, now) != ticket->id)
            return no(Refusal::reason_missing);
        std::vector<Event> events;
        if (ticket->state == parked)
            events.push_back(TicketUnparked{ticket->id});
        if (missed)
            events.push_back(NoShowCorrected{ticket->id});
        events.push_back(TicketCalled{ticket->id, command.window, command.staff, next_call(), 0, command.reason});
        return events;
    }

    Decision operator()(const Recall &command) const
    {
        if (const auto why_not = obstacle(command.ticket, command.staff, called))
            return no(*why_not);
        const Ticket &ticket = *hall.ticket(command.ticket);
        const int repeat = ticket.calls; // the call itself was number 0
        if (repeat > hall.m_site.rules.recall_limit)
            return no(Refusal::recall_limit);
        return one(TicketCalled{ticket.id, *ticket.window, command.staff, next_call(), repeat, {}});
    }

    Decision operator()(const StartServing &command) const
    {
        return step(command.ticket, command.staff, called, ServingStarted{command.ticket});
    }

    Decision operator()(const Finish &command) const
    {
        return step(command.ticket, command.staff, serving, TicketServed{command.ticket});
    }

    Decision operator()(const MarkNoShow &command) const
    {
        return step(command.ticket, command.staff, called, TicketNoShow{command.ticket});
    }

    Decision operator()(const ReturnToQueue &command) const
    {
        return step(command.ticket, command.staff, called, TicketReturned{command.ticket});
    }

    Decision operator()(const CorrectNoShow &command) const
    {
        const Ticket *ticket = hall.ticket(command.ticket);
        if (!ticket)
            return no(Refusal::unknown_ticket);
        if (ticket->state != no_show || ticket->day < open_day())
            return no(Refusal::wrong_state);
        return one(NoShowCorrected{command.ticket});
    }

    Decision operator()(const Transfer &command) const
    {
        if (const auto why_not = obstacle(command.ticket, command.staff, serving))
            return no(*why_not);
        const bool nowhere = !command.service && !command.window && !command.to_staff;
        if (nowhere || (command.service && !hall.m_site.service(*command.service)))
            return no(Refusal::unknown_service);
        if (command.window && !hall.m_site.open_window(*command.window))
            return no(Refusal::unknown_window);
        return one(TicketTransferred{command.ticket, command.service, command.window, command.to_staff});
    }

    Decision operator()(const Park &command) const
    {
        const Ticket *ticket = hall.ticket(command.ticket);
        if (!ticket)
            return no(Refusal::unknown_ticket);
        if (!allowed(ticket->state, parked))
            return no(Refusal::wrong_state);
        if (ticket->state != waiting && !holds(*ticket, command.staff))
            return no(Refusal::window_not_yours);
        return one(TicketParked{command.ticket, command.until});
    }

    Decision operator()(const Unpark &command) const
    {
        const Ticket *ticket = hall.ticket(command.ticket);
        if (!ticket)
            return no(Refusal::unknown_ticket);
        if (ticket->state != parked)
            return no(Refusal::wrong_state);
        return one(TicketUnparked{command.ticket});
    }

    Decision operator()(const Leave &command) const
    {
        const Ticket *ticket = hall.ticket(command.ticket);
        if (!ticket)
            return no(Refusal::unknown_ticket);
        if (!allowed(ticket->state, left))
            return no(Refusal::wrong_state);
        return one(TicketLeft{command.ticket});
    }

    Decision operator()(const CorrectTime &command) const
    {
        return command.by == Millis{0} ? nothing() : one(TimeCorrected{command.by, command.since});
    }

    Decision operator()(const Tick &) const
    {
        // A day that a wrong clock opened too early is closed when nobody is in the middle of it.
        if (hall.m_day && (today() > *hall.m_day || (today() < *hall.m_day && hall.quiet())))
            return one(DayClosed{*hall.m_day});
        std::vector<Event> events;
        for (const auto &[until, ticket] : hall.m_parked) {
            if (until > now || events.size() == unparked_per_tick)
                break;
            if (!seats().ends_by_the_next_day(*hall.ticket(ticket)))
                events.push_back(TicketUnparked{ticket});
        }
        seats().add_fallen_back(events);
        seats().add_closed(events);
        return events;
    }
};

Result<std::vector<Event>, Refusal> Hall::decide(const Command &command, Instant now) const
{
    return std::visit(Decider{*this, now}, command);
}

} // namespace talon::core
