// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/inspectorate.h"

#include "core/values/defects.h"

#include <algorithm>
#include <type_traits>

namespace talon::core {

namespace {

/// How many missed bookings a tick tells of at most; the next one tells of the rest.
constexpr std::size_t missed_per_tick = 200;

Event event_of(const BookingEvent &event)
{
    return std::visit([](const auto &each) -> Event { return each; }, event);
}

/// What hinders staff from doing anything for the visitor of this booking; nothing: no more than being late.
std::optional<Refusal> hindrance(const Booking *booking, CheckInVerdict verdict)
{
    if (!booking)
        return Refusal::unknown_booking;
    switch (verdict) {
    case CheckInVerdict::cancelled: return Refusal::booking_cancelled;
    case CheckInVerdict::used: return Refusal::booking_used;
    case CheckInVerdict::other_day: return Refusal::booking_other_day;
    case CheckInVerdict::welcome:
    case CheckInVerdict::early:
    case CheckInVerdict::late: break;
    }
    return std::nullopt;
}

/// Its place in the queue is still to come.
bool still_waits(const Ticket &ticket)
{
    return ticket.state == TicketState::waiting || ticket.state == TicketState::parked;
}

/// Whose window has called it or serves it.
std::optional<StaffId> in_hand_of(const Hall &hall, const Ticket &ticket)
{
    for (const auto &[window, held] : hall.held_windows())
        if (held.ticket == ticket.id)
            return held.staff;
    return std::nullopt;
}

/// A member of staff has sent the visitor to another service.
bool was_transferred(const Ticket &ticket)
{
    return std::any_of(ticket.periods.begin(), ticket.periods.end(), [&](const Period &period) { return period.service != ticket.service; });
}

} // namespace

Result<std::vector<Event>, Refusal> Inspectorate::decide(const Command &command, Instant now) const
{
    const BookingRules rules = booking_rules(hall.site().rules);
    const UtcOffset offset = hall.site().utc_offset;
    if (const auto *wanted = std::get_if<GrantNumber>(&command); wanted && wanted->booking) {
        const Booking *booking = bookings.booking(*wanted->booking);
        GrantNumber grant = *wanted;
        if (!booking)
            grant.booking.reset(); // as anybody who comes: the hours hold
        // A day or an hour that does not fit is the kiosk's clock; what becomes of the slot is decided with the ticket.
        const CheckInVerdict verdict = booking ? check_in_verdict(*booking, rules, offset, now) : CheckInVerdict::welcome;
        const bool asked_again = hall.numbers().granted(grant.device, grant.request, grant.day).has_value();
        // A kiosk with a link that was granted a number for it is giving the ticket just now.
        const bool used = verdict == CheckInVerdict::used || (booking && bookings.claimed_by_another(booking->id, grant.device, now));
        if (!asked_again && used && !defect(Defect::booking_used_twice))
            return Failure{Refusal::booking_used};
        if (!asked_again && verdict == CheckInVerdict::cancelled)
            return Failure{Refusal::booking_cancelled};
        const bool late = verdict == CheckInVerdict::late || (defect(Defect::late_off) && booking && now > booking->slot);
        if (!asked_again && late)
            return Failure{Refusal::booking_late};
        auto decision = hall.decide(grant, now);
        if (decision)
            for (Event &event : *decision)
                if (auto *granted = std::get_if<NumberGranted>(&event))
                    granted->booking = grant.booking;
        return decision;
    }
    if (const auto *received = std::get_if<ReceiveTicket>(&command); received && received->issued.booking && received->issued.slot) {
        ReceiveTicket checked = *received;
        const TicketIssued &issued = received->issued;
        const auto verdict = bookings.slot_verdict(*issued.booking, *issued.slot, issued.arrival, rules, offset);
        checked.booked = verdict == BookingBook::SlotVerdict::counts ? issued.slot : std::nullopt;
        auto decision = hall.decide(checked, now);
        if (decision)
            for (Event &event : *decision)
                if (auto *born = std::get_if<TicketIssued>(&event))
                    born->on_us = born->slot && bookings.booking(*issued.booking)->on_us;
        return decision;
    }
    auto decision = hall.decide(command, now);
    // A day that ends takes its bookings out of the book: they are told before or not at all.
    const auto ends_day = [](const Event &event) { return std::holds_alternative<DayClosed>(event); };
    if (decision && std::holds_alternative<Tick>(command) && std::none_of(decision->begin(), decision->end(), ends_day)) {
        std::size_t told = 0;
        for (const BookingEvent &missed : bookings.missed(rules, now))
            if (told++ < missed_per_tick)
                decision->push_back(event_of(missed));
    }
    return decision;
}

Result<std::vector<Event>, Refusal> Inspectorate::join(const Joining &wanted, Instant now) const
{
    const Ticket *ticket = hall.ticket(wanted.ticket);
    if (!ticket)
        return Failure{Refusal::unknown_ticket};
    if (ticket->finished())
        return Failure{Refusal::wrong_state};
    if (ticket->slot || bookings.of_ticket(ticket->id))
        return Failure{Refusal::ticket_booked};
    const BookingRules rules = booking_rules(hall.site().rules);
    const UtcOffset offset = hall.site().utc_offset;
    const Booking *booking = bookings.booking(wanted.booking);
    // When the visitor came is when the ticket was taken, not when staff found the booking.
    const auto why_not = hindrance(booking, booking ? check_in_verdict(*booking, rules, offset, ticket->arrival) : CheckInVerdict::welcome);
    if (why_not && (!booking || !defect(Defect::join_any_slot)))
        return Failure{*why_not};
    if (bookings.claimed_by_another(booking->id, {}, now))
        return Failure{Refusal::booking_used};
    if (ticket->service != booking->service && !was_transferred(*ticket))
        return Failure{Refusal::booking_other_service};
    if (!wanted.is_known && bookings.has_double(*booking))
        return Failure{Refusal::booking_code_needed};
    if (const auto holder = in_hand_of(hall, *ticket); holder && *holder != wanted.staff)
        return Failure{Refusal::window_not_yours};
    if (const auto from = joinable_from(*ticket, *booking); from && now < *from && !defect(Defect::join_any_slot))
        return Failure{Refusal::booking_early};
    std::vector<Event> events;
    bool on_us = booking->on_us;
    if (bookings.slot_verdict(booking->id, booking->slot, ticket->arrival, rules, offset) == BookingBook::SlotVerdict::late) {
        const auto reinstated = bookings.reinstate(booking->id, now + reinstated_for, wanted.reason);
        if (!reinstated)
            return Failure{wanted.reason.empty() ? Refusal::booking_late : Refusal::reason_unknown};
        events.push_back(event_of(*reinstated));
        on_us |= wanted.reason.value == late_by_us;
    }
    // What somebody waited before the call is not to be taken off again.
    const bool counts = still_waits(*ticket) || defect(Defect::join_any_slot);
    events.push_back(BookingJoined{booking->id, ticket->id, counts ? std::optional(booking->slot) : std::nullopt, counts && on_us});
    return events;
}

std::optional<Instant> Inspectorate::joinable_from(const Ticket &ticket, const Booking &booking) const
{
    if (!still_waits(ticket) || booking.slot <= ticket.due)
        return std::nullopt;
    return booking.slot + hall.site().rules.booked_first_after;
}

Result<std::vector<Event>, Refusal> Inspectorate::part(const BookingId &id, const TicketId &ticket_id, const ReasonId &reason) const
{
    const Booking *booking = bookings.booking(id);
    if (!booking)
        return Failure{Refusal::unknown_booking};
    const Ticket *ticket = hall.ticket(ticket_id);
    if (!ticket)
        return Failure{Refusal::unknown_ticket};
    const bool of_today = !ticket->finished() || (hall.day() && ticket->day >= *hall.day());
    if (!of_today || std::count(booking->tickets.begin(), booking->tickets.end(), ticket_id) == 0)
        return Failure{Refusal::wrong_state};
    if (!is_one_of(reason, parting_reasons))
        return Failure{reason.empty() ? Refusal::reason_missing : Refusal::reason_unknown};
    return std::vector<Event>{BookingParted{id, ticket_id, reason}};
}

Result<std::vector<Event>, Refusal> Inspectorate::reinstate(const BookingId &id, const ReasonId &reason, Instant now) const
{
    const BookingRules rules = booking_rules(hall.site().rules);
    const Booking *booking = bookings.booking(id);
    const CheckInVerdict verdict = booking ? check_in_verdict(*booking, rules, hall.site().utc_offset, now) : CheckInVerdict::welcome;
    if (const auto why_not = hindrance(booking, verdict))
        return Failure{*why_not};
    if (bookings.claimed_by_another(id, {}, now))
        return Failure{Refusal::booking_used};
    if (verdict != CheckInVerdict::late)
        return Failure{Refusal::booking_not_late};
    const auto reinstated = bookings.reinstate(id, now + reinstated_for, reason);
    if (!reinstated)
        return Failure{reason.empty() ? Refusal::reason_missing : Refusal::reason_unknown};
    return std::vector<Event>{event_of(*reinstated)};
}

std::vector<TicketId> Inspectorate::apply(const Happened &happened)
{
    evolve(registry, happened.event);
    std::visit(
        [&](const auto &each) {
            if constexpr (std::is_constructible_v<BookingEvent, decltype(each)>)
                bookings.apply(BookingEvent{each}, happened.at);
            if constexpr (requires { pages.apply(each, happened.at, happened.actor); })
                pages.apply(each, happened.at, happened.actor);
            if constexpr (requires { surveys.apply(each, happened.at); })
                surveys.apply(each, happened.at);
            if constexpr (requires { messages.apply(each, happened.at); })
                messages.apply(each, happened.at);
            if constexpr (requires { personal.apply(each, happened.at, happened.actor); })
                personal.apply(each, happened.at, happened.actor);
        },
        happened.event);
    auto changed = hall.apply(happened);
    if (const auto *corrected = std::get_if<TimeCorrected>(&happened.event)) {
        bookings.correct_time(corrected->by, corrected->since, happened.at);
        bookings.hear_time(booking_rules(hall.site().rules), happened.at);
        pages.correct_time(corrected->by, corrected->since, happened.at);
        messages.correct_time(corrected->by, corrected->since, happened.at);
    }
    if (const auto *issued = std::get_if<TicketIssued>(&happened.event); issued && issued->booking && issued->slot)
        bookings.check_in(*issued->booking, issued->ticket);
    if (const auto *joined = std::get_if<BookingJoined>(&happened.event))
        bookings.check_in(joined->booking, joined->ticket);
    if (const auto *parted = std::get_if<BookingParted>(&happened.event))
        bookings.part(parted->booking, parted->ticket);
    if (const auto *granted = std::get_if<NumberGranted>(&happened.event); granted && granted->booking && bookings.booking(*granted->booking))
        bookings.claim(*granted->booking, granted->device, happened.at);
    if (const auto *closed = std::get_if<DayClosed>(&happened.event))
        bookings.forget_before(closed->day, hall.site().utc_offset);
    return changed;
}

} // namespace talon::core
