// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/booking_book.h"

#include "core/values/defects.h"

#include <algorithm>
#include <stdexcept>

namespace talon::core {

namespace {

bool open(const Booking &booking)
{
    return booking.state == BookingState::booked || booking.state == BookingState::missed;
}

bool taken_by_list(const Booking &booking)
{
    return booking.state == BookingState::cancelled && booking.cancelled_by == CancelledBy::import;
}

void require(bool holds, const BookingId &id)
{
    if (!holds)
        throw std::logic_error("an event contradicts the booking " + id.value);
}

/// Until when its visitor may come.
Instant last_moment(const Booking &booking, const BookingRules &rules)
{
    return std::max(booking.slot + rules.late, booking.reinstated_until.value_or(booking.slot));
}

} // namespace

const Booking *BookingBook::booking(const BookingId &id) const
{
    const auto found = m_bookings.find(id);
    return found == m_bookings.end() ? nullptr : &found->second;
}

Booking &BookingBook::find(const BookingId &id)
{
    const auto found = m_bookings.find(id);
    require(found != m_bookings.end(), id);
    return found->second;
}

Result<BookingEvent, BookingRefusal> BookingBook::make(Booking made) const
{
    if (booking(made.id))
        return Failure{BookingRefusal::booking_exists};
    if (made.state != BookingState::booked || !made.tickets.empty())
        return Failure{BookingRefusal::wrong_state};
    if (m_bookings.size() >= max_bookings)
        return Failure{BookingRefusal::book_full};
    return BookingEvent{BookingMade{std::move(made)}};
}

Result<BookingEvent, BookingRefusal> BookingBook::move(const BookingId &id, Instant slot) const
{
    const Booking *known = booking(id);
    if (!known)
        return Failure{BookingRefusal::unknown_booking};
    if (!open(*known) || known->slot == slot)
        return Failure{BookingRefusal::wrong_state};
    return BookingEvent{BookingMoved{id, slot}};
}

Result<BookingEvent, BookingRefusal> BookingBook::cancel(const BookingId &id, CancelledBy by) const
{
    const Booking *known = booking(id);
    if (!known)
        return Failure{BookingRefusal::unknown_booking};
    if (!open(*known))
        return Failure{BookingRefusal::wrong_state};
    return BookingEvent{BookingCancelled{id, by}};
}

Result<BookingEvent, BookingRefusal> BookingBook::reopen(const BookingId &id, Instant slot) const
{
    const Booking *known = booking(id);
    if (!known)
        return Failure{BookingRefusal::unknown_booking};
    if (!taken_by_list(*known))
        return Failure{BookingRefusal::wrong_state};
    return BookingEvent{BookingReopened{id, slot}};
}

Result<BookingEvent, BookingRefusal> BookingBook::keep(const BookingId &id) const
{
    const Booking *known = booking(id);
    if (!known)
        return Failure{BookingRefusal::unknown_booking};
    if (known->state != BookingState::booked || known->kept)
        return Failure{BookingRefusal::wrong_state};
    return BookingEvent{BookingKept{id, known->slot}};
}

Result<BookingEvent, BookingRefusal> BookingBook::reinstate(const BookingId &id, Instant until, ReasonId reason) const
{
    const Booking *known = booking(id);
    if (!known)
        return Failure{BookingRefusal::unknown_booking};
    if (!open(*known))
        return Failure{BookingRefusal::wrong_state};
    if (reason.empty())
        return Failure{BookingRefusal::no_reason};
    if (!is_one_of(reason, late_reasons))
        return Failure{BookingRefusal::unknown_reason};
    return BookingEvent{BookingReinstated{id, until, std::move(reason)}};
}

std::vector<BookingEvent> BookingBook::missed(const BookingRules &rules, Instant now) const
{
    std::vector<BookingEvent> events;
    for (const auto &[id, each] : m_bookings)
        if (each.state == BookingState::booked && now > last_moment(each, rules))
            events.emplace_back(BookingMissed{id});
    return events;
}

void BookingBook::hear_time(const BookingRules &rules, Instant now)
{
    for (auto &[id, each] : m_bookings)
        if (each.state == BookingState::missed && now <= last_moment(each, rules))
            each.state = BookingState::booked;
    ++m_revision.number;
}

void BookingBook::claim(const BookingId &id, const DeviceId &device, Instant at)
{
    m_claims.insert_or_assign(find(id).id, Claim{device, at});
}

bool BookingBook::claimed_by_another(const BookingId &id, const DeviceId &device, Instant now) const
{
    if (defect(Defect::claim_forgotten))
        return false;
    const auto claim = m_claims.find(id);
    if (defect(Defect::claim_for_ever) && claim != m_claims.end() && claim->second.device != device)
        return true;
    return claim != m_claims.end() && claim->second.device != device && now >= claim->second.at && now - claim->second.at < claim_holds;
}

void BookingBook::correct_time(Millis by, Instant since, Instant now)
{
    const auto wrong = [&](Instant at) { return at >= since || at > now; };
    for (auto &[id, claim] : m_claims)
        if (wrong(claim.at))
            claim.at += by;
    for (auto &[id, each] : m_bookings)
        if (each.reinstated_until && each.reinstated_at && wrong(*each.reinstated_at)) {
            *each.reinstated_at += by;
            *each.reinstated_until += by;
        }
    ++m_revision.number;
}

void BookingBook::apply(const BookingEvent &event, Instant at)
{
    struct Applier {
        BookingBook &book;
        Instant at;

        void operator()(const BookingMade &made) const
        {
            require(!book.m_bookings.contains(made.booking.id), made.booking.id);
            book.m_bookings.emplace(made.booking.id, made.booking);
        }
        void operator()(const BookingMoved &moved) const
        {
            Booking &booking = book.find(moved.booking);
            require(open(booking), booking.id);
            book.m_earlier_slots[booking.id].push_back(booking.slot);
            booking.slot = moved.slot;
            booking.state = BookingState::booked;
            booking.reinstated_until.reset();
            booking.reinstated_at.reset();
            booking.on_us = false; // of the other time too
            booking.kept = false; // that was said of the other time
        }
        void operator()(const BookingCancelled &cancelled) const
        {
            Booking &booking = book.find(cancelled.booking);
            require(open(booking), booking.id);
            booking.state = BookingState::cancelled;
            booking.cancelled_by = cancelled.by;
        }
        void operator()(const BookingReopened &reopened) const
        {
            Booking &booking = book.find(reopened.booking);
            require(taken_by_list(booking), booking.id);
            booking.state = BookingState::booked;
            booking.cancelled_by.reset();
            if (booking.slot == reopened.slot)
                return;
            book.m_earlier_slots[booking.id].push_back(booking.slot);
            booking.slot = reopened.slot;
            booking.reinstated_until.reset();
            booking.reinstated_at.reset();
            booking.on_us = false;
            booking.kept = false;
        }
        void operator()(const BookingMissed &missed) const
        {
            Booking &booking = book.find(missed.booking);
            require(booking.state == BookingState::booked, booking.id);
            booking.state = BookingState::missed;
        }
        void operator()(const BookingReinstated &reinstated) const
        {
            Booking &booking = book.find(reinstated.booking);
            require(open(booking), booking.id);
            booking.state = BookingState::booked;
            booking.reinstated_until = reinstated.until;
            booking.reinstated_at = at;
            booking.on_us |= reinstated.reason.value == late_by_us;
        }
        void operator()(const BookingKept &kept) const
        {
            Booking &booking = book.find(kept.booking);
            booking.kept = booking.slot == kept.slot;
        }
    };
    std::visit(Applier{*this, at}, event);
    ++m_revision.number;
}

BookingBook::SlotVerdict BookingBook::slot_verdict(const BookingId &id, Instant slot, Instant arrival, const BookingRules &rules,
                                                   UtcOffset offset) const
{
    const Booking *known = booking(id);
    if (!known || (defect(Defect::second_loses_slot) && !known->tickets.empty()))
        return SlotVerdict::unknown;
    const auto earlier = m_earlier_slots.find(id);
    const bool had = known->slot == slot
        || (earlier != m_earlier_slots.end() && std::count(earlier->second.begin(), earlier->second.end(), slot) > 0);
    // The queue of today has no place for a slot of tomorrow: it would never be called.
    if (!had || local_day(slot, offset) != local_day(arrival, offset))
        return SlotVerdict::unknown;
    const bool in_time = arrival <= slot + rules.late || (known->reinstated_until && arrival <= *known->reinstated_until);
    return in_time ? SlotVerdict::counts : SlotVerdict::late;
}

void BookingBook::check_in(const BookingId &id, const TicketId &ticket)
{
    Booking &booking = find(id);
    if (std::count(booking.tickets.begin(), booking.tickets.end(), ticket) == 0)
        booking.tickets.insert(std::upper_bound(booking.tickets.begin(), booking.tickets.end(), ticket), ticket);
    booking.state = BookingState::checked_in; // also of one that was cancelled or missed meanwhile: the visitor has the paper
    std::erase(booking.parted, ticket);
    m_claims.erase(id);
    ++m_revision.number;
}

void BookingBook::part(const BookingId &id, const TicketId &ticket)
{
    Booking &booking = find(id);
    require(std::erase(booking.tickets, ticket) == 1, id);
    booking.parted.push_back(ticket);
    booking.on_us = true; // whoever it is of heard meanwhile that it was used
    if (booking.parted.size() > max_parted)
        booking.parted.erase(booking.parted.begin());
    if (booking.tickets.empty())
        booking.state = booking.cancelled_by ? BookingState::cancelled : BookingState::booked;
    ++m_revision.number;
}

const Booking *BookingBook::of_ticket(const TicketId &ticket) const
{
    for (const auto &[id, each] : m_bookings)
        if (std::find(each.tickets.begin(), each.tickets.end(), ticket) != each.tickets.end())
            return &each;
    return nullptr;
}

bool BookingBook::has_double(const Booking &booking) const
{
    return std::any_of(m_bookings.begin(), m_bookings.end(), [&](const auto &each) {
        const Booking &other = each.second;
        return other.id != booking.id && open(other) && other.slot == booking.slot && other.service == booking.service;
    });
}

} // namespace talon::core
