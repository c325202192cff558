// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/plain_bookings.h"

namespace talon::simulation {

namespace {

template<class... F>
struct Each : F... { using F::operator()...; };

/// A kiosk with a link has its ticket in the backend's journal long before; the backend holds the booking for it a little longer.
constexpr core::Millis under_way{25'000};

} // namespace

std::optional<std::string> PlainBookings::grant(const core::NumberGranted &granted, core::Instant at)
{
    const auto found = granted.booking ? m_all.find(*granted.booking) : m_all.end();
    if (found == m_all.end())
        return std::nullopt;
    One &one = found->second;
    if (!one.tickets.empty())
        return "a number is granted for booking " + found->first.value + ", which has its ticket";
    const bool others = one.granted && one.granted_to != granted.device && at >= *one.granted && at - *one.granted < under_way;
    one.granted = at;
    one.granted_to = granted.device;
    return others ? std::optional("two kiosks are granted a number for booking " + found->first.value) : std::nullopt;
}

std::optional<std::string> PlainBookings::issue(const core::TicketIssued &issued, std::optional<core::Instant> claimed)
{
    m_arrivals[issued.ticket] = issued.arrival;
    const auto found = issued.booking && claimed ? m_all.find(*issued.booking) : m_all.end();
    bool counts = found != m_all.end() && found->second.slots.contains(*claimed);
    if (counts) {
        const One &one = found->second;
        const bool same_day = core::local_day(*claimed, m_site.utc_offset) == core::local_day(issued.arrival, m_site.utc_offset);
        const bool in_time = issued.arrival <= *claimed + m_site.rules.booked_late || (one.until && issued.arrival <= *one.until);
        counts = same_day && in_time;
    }
    if (counts != issued.slot.has_value() || (counts && issued.slot != claimed))
        return "the slot of ticket " + issued.ticket.value + (counts ? " is lost" : " counts and should not");
    if (issued.on_us != (counts && found->second.on_us))
        return "ticket " + issued.ticket.value + (issued.on_us ? " is told to be late by us and is not" : " is late by us and has not the slot's place");
    if (!counts)
        return std::nullopt;
    One &one = found->second;
    one.tickets.insert(issued.ticket);
    one.placed.insert(issued.ticket);
    one.missed = false;
    one.granted.reset();
    return std::nullopt;
}

std::optional<std::string> PlainBookings::join(const core::BookingJoined &joined, core::Instant at)
{
    One &one = m_all.at(joined.booking);
    const core::Instant arrival = m_arrivals.at(joined.ticket);
    const std::string name = "booking " + joined.booking.value;
    std::optional<std::string> wrong;
    if (!one.tickets.empty())
        wrong = name + " is joined to a ticket and has one already";
    else if (one.cancelled)
        wrong = name + " is joined to a ticket and was cancelled";
    else if (one.granted && at >= *one.granted && at - *one.granted < under_way)
        wrong = name + " is joined to a ticket while a kiosk gives one for it";
    else if (core::local_day(one.slot, m_site.utc_offset) != core::local_day(arrival, m_site.utc_offset))
        wrong = name + " is joined to a ticket of another day";
    else if (arrival > one.slot + m_site.rules.booked_late && !one.until)
        wrong = name + " is joined to a ticket of who came too late, and nobody has said why";
    else if (joined.slot && *joined.slot != one.slot)
        wrong = name + " gives a ticket a slot that is not its own";
    else if (joined.on_us != (joined.slot && one.on_us))
        wrong = name + " gives a ticket another place than its visitor's mistake or ours does";
    one.tickets.insert(joined.ticket);
    if (joined.slot)
        one.placed.insert(joined.ticket);
    one.missed = false;
    one.granted.reset();
    m_parted.erase(joined.ticket);
    return wrong;
}

void PlainBookings::part(const core::BookingParted &parted)
{
    One &one = m_all.at(parted.booking);
    one.on_us = true;
    one.tickets.erase(parted.ticket);
    one.placed.erase(parted.ticket);
    m_parted.insert(parted.ticket);
}

core::Instant PlainBookings::last_moment(const One &one) const
{
    return std::max(one.slot + m_site.rules.booked_late, one.until.value_or(one.slot));
}

void PlainBookings::correct(const core::TimeCorrected &corrected, core::Instant at)
{
    const auto wrong = [&](core::Instant stamp) { return stamp >= corrected.since || stamp > at; };
    for (auto &[ticket, arrival] : m_arrivals)
        if (wrong(arrival))
            arrival += corrected.by;
    for (auto &[id, one] : m_all) {
        if (one.granted && wrong(*one.granted))
            *one.granted += corrected.by;
        if (one.until && wrong(one.allowed)) {
            one.allowed += corrected.by;
            *one.until += corrected.by;
        }
        one.missed = one.missed && at > last_moment(one);
    }
}

std::optional<std::string> PlainBookings::happen(const core::Event &event, core::Instant at, std::optional<core::Instant> claimed)
{
    std::optional<std::string> wrong;
    std::visit(Each{[&](const core::BookingMade &made) {
                        One &one = m_all[made.booking.id] = {};
                        one.slot = made.booking.slot;
                        one.slots = {made.booking.slot};
                    },
                    [&](const core::BookingMoved &moved) {
                        One &one = m_all.at(moved.booking);
                        one.slot = moved.slot;
                        one.slots.insert(moved.slot);
                        one.on_us = false;
                        one.until.reset();
                        one.missed = false;
                    },
                    [&](const core::BookingReopened &reopened) {
                        One &one = m_all.at(reopened.booking);
                        if (!one.cancelled)
                            wrong = "booking " + reopened.booking.value + " is open again and never was cancelled";
                        one.cancelled = false;
                        one.missed = false;
                        if (one.slot == reopened.slot)
                            return;
                        one.slot = reopened.slot;
                        one.slots.insert(reopened.slot);
                        one.on_us = false;
                        one.until.reset();
                    },
                    [&](const core::BookingCancelled &cancelled) { m_all.at(cancelled.booking).cancelled = true; },
                    [&](const core::BookingMissed &missed) {
                        One &one = m_all.at(missed.booking);
                        if (one.missed || one.cancelled || !one.tickets.empty() || at <= last_moment(one))
                            wrong = "booking " + missed.booking.value + " is told to be missed and is not";
                        one.missed = true;
                    },
                    [&](const core::BookingReinstated &reinstated) {
                        One &one = m_all.at(reinstated.booking);
                        if (at <= one.slot + m_site.rules.booked_late)
                            wrong = "the visitor of booking " + reinstated.booking.value + " is taken as late and is not";
                        one.until = reinstated.until;
                        one.allowed = at;
                        one.on_us = one.on_us || reinstated.reason.value == "ours";
                        one.missed = false;
                    },
                    [&](const core::BookingJoined &joined) { wrong = join(joined, at); },
                    [&](const core::BookingParted &parted) { part(parted); },
                    [&](const core::NumberGranted &granted) { wrong = grant(granted, at); },
                    [&](const core::TicketIssued &issued) { wrong = issue(issued, claimed); },
                    [&](const core::TimeCorrected &corrected) { correct(corrected, at); },
                    [&](const core::DayClosed &closed) {
                        std::erase_if(m_all, [&](const auto &each) { return core::local_day(each.second.slot, m_site.utc_offset) < closed.day; });
                    },
                    [](const auto &) {}},
               event);
    return wrong;
}

} // namespace talon::simulation
