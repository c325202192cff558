// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of clocks and days, so that nobody is sent away who could have been served.
#include "tests/simulation/backend.h"
#include "tests/simulation/world.h"

#include "wire/api/errors.h"
#include "wire/journal/event_codec.h"

namespace talon::simulation {

using core::Millis;

namespace {

const std::string clock_property = "10: the day of a ticket";
const std::string people_property = "12: nobody is sent away";

constexpr Millis tolerance{6000}; // a slow frame brings the time late, and a slow disk commits late
constexpr Millis a_day{86'400'000};

} // namespace

bool near_in_time(core::Instant a, core::Instant b) { return std::chrono::abs(a - b) < Millis{3000}; }

std::optional<core::Day> Checkers::day_of(core::Instant truth) const
{
    const core::Day day = core::local_day(truth - tolerance, m_world.site.utc_offset);
    return day == core::local_day(truth + tolerance, m_world.site.utc_offset) ? std::optional(day) : std::nullopt;
}

/// A backend that is switched on with a wrong calendar and nothing to compare it with cannot know; one whose machine has gone on can.
void Checkers::backend_clock_started(core::Instant hall_now, core::Instant truth)
{
    const bool went_on = m_boots == m_world.backend_machine.boots;
    m_boots = m_world.backend_machine.boots;
    if (!m_clock_before.empty()) // it does not know of them, and nor does the hall
        std::tie(m_hall_clock_right, m_vouched_before) = m_clock_before.front();
    m_clock_before.clear();
    if (went_on && m_hall_clock_right && std::chrono::abs(hall_now - truth) > sync::HallClock::largest_step + Millis{3000})
        throw Broken(clock_property, "the backend's clock has followed a calendar that was set wrong, since it was started again");
    m_hall_clock_right = near_in_time(hall_now, truth);
    m_hall_clock_always &= m_hall_clock_right;
    m_vouched_before &= went_on;
    m_vouched_looks = 0;
}

void Checkers::backend_clock(core::Instant hall_now, core::Instant truth, bool vouched)
{
    const Millis error = std::chrono::abs(hall_now - truth);
    if (m_hall_clock_right && !near_in_time(hall_now, truth)) {
        // A step of less than a minute is taken for a calendar that is kept right.
        if (error > sync::HallClock::largest_step + Millis{3000})
            throw Broken(clock_property, "the backend's clock has followed a calendar that was set wrong");
        m_hall_clock_right = m_hall_clock_always = false;
    }
    m_vouched_looks = vouched ? m_vouched_looks + 1 : 0;
    // Smaller errors are waited out, so that no time comes twice.
    constexpr Millis waited_out{65'000};
    if (m_vouched_looks > 3 && error > waited_out && (error < a_day - tolerance || !m_vouched_before))
        throw Broken(clock_property, "the time service vouches for the calendar, and the backend's clock is " + std::to_string(error.count()) + " ms off");
    m_vouched_before |= vouched && error < waited_out;
}

void Checkers::backend_clock_adopted(core::Instant hall_now, core::Instant truth, Millis by, bool by_person, bool vouched)
{
    if (std::chrono::abs(by) > a_day && !by_person && !(vouched && !m_vouched_before))
        throw Broken(clock_property, "a jump of " + std::to_string(by.count()) + " ms is adopted, and nobody has confirmed it");
    m_clock_before.emplace_back(m_hall_clock_right, m_vouched_before);
    if (hall_now < sync::HallClock::earliest)
        throw Broken(clock_property, "the hall is put back to 1970");
    m_hall_clock_right = near_in_time(hall_now, truth);
    m_hall_clock_always &= m_hall_clock_right;
    m_vouched_before |= vouched;
}

/// The hall's own word that somebody has gone: only for a ticket of a day that is over, or of which nobody knows better.
void Checkers::take_left(const store::Record &record, const core::TicketLeft &left)
{
    if (record.actor != "talond" || !m_arrived || m_arrived->ticket != left.ticket)
        return;
    const Born &born = m_born.at(left.ticket);
    const core::Instant now = m_world.schedule.now();
    const auto today = day_of(now);
    if (!today || today != day_of(born.truth) || !near_in_time(record.at, now))
        return;
    if (born.issued.in_doubt || !m_arrived->in_doubt)
        throw Broken(people_property, "ticket " + left.ticket.value + " was shown today and has left at its arrival, and staff are not told");
}

void Checkers::take_day_closed(const store::Record &record, const core::DayClosed &closed)
{
    const core::Instant now = m_world.schedule.now();
    const auto today = day_of(now);
    if (today && closed.day == *today && near_in_time(record.at, now))
        throw Broken(people_property, "the day is closed while it lasts, by a clock that is right");
}

void Checkers::sent_away(const TerminalDisk &disk, bool knew_the_time)
{
    const core::Instant now = m_world.schedule.now();
    const bool open = m_world.open_at(now) && m_world.open_at(now - tolerance) && m_world.open_at(now + tolerance);
    if (!open)
        return m_world.marks.reach(Mark::closed_and_sent_away);
    if (m_hall_clock_always && (knew_the_time || !m_clock_set.contains(disk.lineage)))
        throw Broken(people_property, disk.identity.device.value + " takes the hall for closed, and it is open");
}

/// A kiosk has numbers of its own without end, so that only the hours can be a reason, or that nobody would call its tickets.
void Checkers::refused(const TerminalDisk &disk, core::Refusal why, const std::optional<core::BookingId> &booking)
{
    m_world.trace("refused", wire::code(why));
    const bool of_booking = why == core::Refusal::booking_used || why == core::Refusal::booking_cancelled || why == core::Refusal::booking_late;
    if (of_booking) {
        m_world.marks.reach(Mark::booking_refused);
        if (!booking || !is_so(why, *booking))
            throw Broken(people_property, disk.identity.device.value + " is told of a booking what is not so: " + std::string(wire::code(why)));
        return;
    }
    if (!disk.aside.empty() || m_told_aside.contains(disk.lineage)) // a clone of such a disk has the mark as well
        return;
    if (why != core::Refusal::service_closed)
        throw Broken(people_property, disk.identity.device.value + " refuses a ticket: " + std::string(wire::code(why)));
    sent_away(disk, true);
}

/// That each has reached the hall, or has been set aside with an alarm, is property 1.
void Checkers::everybody_is_called() const
{
    const auto today = day_of(m_world.schedule.now());
    if (!today)
        return;
    std::set<core::TicketId> in_a_hand;
    for (const auto &record : m_world.backend_disk.journal.records()) {
        const auto event = wire::decode_event(record->type, record->version, record->body);
        if (const auto *called = std::get_if<core::TicketCalled>(&*event))
            in_a_hand.insert(called->ticket);
        else if (const auto *parked = std::get_if<core::TicketParked>(&*event))
            in_a_hand.insert(parked->ticket);
        else if (const auto *left = std::get_if<core::TicketLeft>(&*event); left && record->actor != "talond")
            in_a_hand.insert(left->ticket);
    }
    const core::Hall &hall = m_world.backend->hall();
    for (const auto &[id, born] : m_born) {
        if (today != day_of(born.truth) || !m_in_hall.contains(id) || in_a_hand.contains(id))
            continue;
        const core::Ticket *ticket = hall.ticket(id);
        if (ticket && ticket->in_doubt)
            continue; // told to staff until the day ends
        // In the minute around midnight a kiosk's clock may be behind without a doubt: then the ticket is of the day that has ended.
        const core::Instant stamped = born.issued.arrival;
        if (stamped < born.truth && born.truth - stamped <= sync::SiteClock::tolerance && day_of(stamped) != today)
            continue;
        // A hall that took another day for today has ended that day for its people.
        const bool gone = !ticket || ticket->finished();
        if (!gone || m_hall_clock_always)
            throw Broken(people_property, "ticket " + id.value + " was taken today, and nobody has called it");
    }
}

void Checkers::last_were_granted(int count) const
{
    const auto first = m_in_order.size() - std::min(m_in_order.size(), static_cast<std::size_t>(count));
    if (!day_of(m_world.schedule.now()))
        return;
    for (std::size_t i = first; i < m_in_order.size(); ++i) {
        const core::TicketIssued &issued = m_in_order[i];
        if (issued.origin != core::NumberOrigin::granted && !(m_fence && issued.day <= *m_fence))
            throw Broken(people_property, "all is well, and the backend grants no number to " + issued.device.value);
    }
}

} // namespace talon::simulation
