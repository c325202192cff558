// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of bookings.
#include "tests/simulation/backend.h"

namespace talon::simulation {

namespace {

const std::string property = "13: one booking, one ticket";
constexpr core::Millis untold{5'000};
constexpr core::Millis on_the_way{15'000};

} // namespace

/// What the backend has written of bookings, compared with what each kiosk gave its ticket for.
std::optional<std::string> Checkers::booked(const core::Event &event, core::Instant at)
{
    std::optional<core::Instant> claimed;
    if (const auto *issued = std::get_if<core::TicketIssued>(&event); issued && issued->booking) {
        if (const auto born = m_born.find(issued->ticket); born != m_born.end())
            claimed = born->second.issued.slot;
        m_world.marks.reach(issued->slot ? Mark::booking_checked_in : Mark::slot_lost);
        m_last_use[*issued->booking] = m_world.schedule.now();
    }
    if (const auto *joined = std::get_if<core::BookingJoined>(&event))
        m_last_use[joined->booking] = m_world.schedule.now();
    if (const auto *parted = std::get_if<core::BookingParted>(&event))
        m_last_use[parted->booking] = m_world.schedule.now();
    if (const auto *granted = std::get_if<core::NumberGranted>(&event); granted && granted->booking)
        m_last_use[*granted->booking] = m_world.schedule.now();
    if (const auto *cancelled = std::get_if<core::BookingCancelled>(&event))
        m_ever_cancelled.insert(cancelled->booking);
    return m_bookings->happen(event, at, claimed);
}

void Checkers::bookings_at_the_end() const
{
    const core::BookingBook &book = m_world.backend->ledger().durable().bookings;
    for (const auto &[id, one] : m_bookings->all()) {
        const core::Booking *known = book.booking(id);
        if (!known)
            throw Broken(property, "booking " + id.value + " is gone");
        if (std::set<core::TicketId>(known->tickets.begin(), known->tickets.end()) != one.tickets)
            throw Broken(property, "booking " + id.value + " does not tell all of its tickets");
        if (one.tickets.size() > 1)
            m_world.marks.reach(Mark::booking_twice);
        for (const core::TicketId &each : one.tickets) {
            const core::Ticket *ticket = m_world.backend->hall().ticket(each);
            if (!ticket)
                continue;
            if (ticket->slot.has_value() != one.placed.contains(each))
                throw Broken(property, "ticket " + each.value + (ticket->slot ? " has a slot that counts not" : " lacks the slot of its booking"));
            const bool late = ticket->slot && !ticket->on_us && ticket->arrival > *ticket->slot + m_world.site.rules.booked_late;
            if (ticket->slot && ticket->due != (late ? ticket->arrival : *ticket->slot))
                throw Broken(property, "ticket " + each.value + " does not stand where its booking's slot is");
        }
        // Told to have been missed, by the ticks of the last seconds.
        const core::Instant now = m_world.backend->now();
        if (one.tickets.empty() && !one.cancelled && !one.missed && now - m_bookings->last_moment(one) > untold)
            throw Broken(property, "nobody came for booking " + id.value + ", and nobody is told");
    }
    for (const core::TicketId &each : m_bookings->parted())
        if (const core::Ticket *ticket = m_world.backend->hall().ticket(each); ticket && ticket->slot)
            if (ticket->state != core::TicketState::served && ticket->state != core::TicketState::left) // they stay as they were
                throw Broken(property, "ticket " + each.value + " was parted from its booking and keeps the slot");
}

/// The backend's word on a booking has reached a kiosk, some seconds after it was said.
bool Checkers::is_so(core::Refusal why, const core::BookingId &booking) const
{
    const auto found = m_bookings ? m_bookings->all().find(booking) : std::map<core::BookingId, PlainBookings::One>::const_iterator{};
    const PlainBookings::One *one = m_bookings && found != m_bookings->all().end() ? &found->second : nullptr;
    if (why == core::Refusal::booking_cancelled)
        return m_ever_cancelled.contains(booking);
    if (why == core::Refusal::booking_used) {
        const auto last = m_last_use.find(booking);
        return (one && !one->tickets.empty()) || (last != m_last_use.end() && m_world.schedule.now() - last->second < core::BookingBook::claim_holds + on_the_way);
    }
    // Too early to be late: by a clock that was never wrong, and by the earliest slot that it had.
    const bool known = one && m_world.backend && m_hall_clock_always;
    return !known || m_world.backend->now() + on_the_way > *one->slots.begin() + m_world.site.rules.booked_late;
}

} // namespace talon::simulation
