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
    if (counts)
        found->second.tickets.insert(issued.ticket);
    return std::nullopt;
}

std::optional<std::string> PlainBookings::happen(const core::Event &event, core::Instant at, std::optional<core::Instant> claimed)
{
    std::optional<std::string> wrong;
    std::visit(Each{[&](const core::BookingMade &made) { m_all[made.booking.id] = One{made.booking.slot, {made.booking.slot}, false, {}, {}, {}, {}}; },
                    [&](const core::BookingMoved &moved) {
                        One &one = m_all.at(moved.booking);
                        one.slot = moved.slot;
                        one.slots.insert(moved.slot);
                        one.until.reset();
                    },
                    [&](const core::BookingCancelled &cancelled) { m_all.at(cancelled.booking).cancelled = true; },
                    [&](const core::BookingReinstated &reinstated) { m_all.at(reinstated.booking).until = reinstated.until; },
                    [&](const core::BookingJoined &joined) {
                        One &one = m_all.at(joined.booking);
                        if (!one.tickets.empty())
                            wrong = "booking " + joined.booking.value + " is joined to a ticket and has one already";
                        one.tickets.insert(joined.ticket);
                    },
                    [&](const core::NumberGranted &granted) { wrong = grant(granted, at); },
                    [&](const core::TicketIssued &issued) { wrong = issue(issued, claimed); },
                    [&](const core::TimeCorrected &) {
                        for (auto &[id, one] : m_all)
                            one.granted.reset();
                    },
                    [&](const core::DayClosed &closed) {
                        std::erase_if(m_all, [&](const auto &each) { return core::local_day(each.second.slot, m_site.utc_offset) < closed.day; });
                    },
                    [](const auto &) {}},
               event);
    return wrong;
}

} // namespace talon::simulation
