// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/inspectorate.h"

#include <algorithm>
#include <stdexcept>
#include <type_traits>

namespace talon::core {

namespace {

/// How many missed bookings a tick tells of at most; the next one tells of the rest.
constexpr std::size_t missed_per_tick = 200;

Event event_of(const BookingEvent &event)
{
    return std::visit(
        [](const auto &each) -> Event {
            if constexpr (std::is_constructible_v<Event, decltype(each)>)
                return each;
            else
                throw std::logic_error("the journal has no form for this event of a booking");
        },
        event);
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
        if (!asked_again && verdict == CheckInVerdict::used)
            return Failure{Refusal::booking_used};
        if (!asked_again && verdict == CheckInVerdict::cancelled)
            return Failure{Refusal::booking_cancelled};
        if (!asked_again && verdict == CheckInVerdict::late)
            return Failure{Refusal::booking_late};
        return hall.decide(grant, now);
    }
    if (const auto *received = std::get_if<ReceiveTicket>(&command); received && received->issued.booking && received->issued.slot) {
        ReceiveTicket checked = *received;
        const TicketIssued &issued = received->issued;
        const auto verdict = bookings.slot_verdict(*issued.booking, *issued.slot, issued.arrival, rules, offset);
        checked.booked = verdict == BookingBook::SlotVerdict::counts ? issued.slot : std::nullopt;
        return hall.decide(checked, now);
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

std::vector<TicketId> Inspectorate::apply(const Happened &happened)
{
    evolve(registry, happened.event);
    std::visit(
        [&](const auto &each) {
            if constexpr (std::is_constructible_v<BookingEvent, decltype(each)>)
                bookings.apply(BookingEvent{each});
            if constexpr (requires { pages.apply(each, happened.at, happened.actor); })
                pages.apply(each, happened.at, happened.actor);
            if constexpr (requires { surveys.apply(each, happened.at); })
                surveys.apply(each, happened.at);
        },
        happened.event);
    auto changed = hall.apply(happened);
    if (const auto *corrected = std::get_if<TimeCorrected>(&happened.event)) {
        bookings.hear_time(booking_rules(hall.site().rules), happened.at);
        pages.correct_time(corrected->by, corrected->since, happened.at);
    }
    if (const auto *issued = std::get_if<TicketIssued>(&happened.event); issued && issued->booking && issued->slot)
        bookings.check_in(*issued->booking, issued->ticket);
    if (const auto *closed = std::get_if<DayClosed>(&happened.event))
        bookings.forget_before(closed->day, hall.site().utc_offset);
    return changed;
}

} // namespace talon::core
