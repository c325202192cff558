// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold where tickets are born.
#include "tests/simulation/terminal.h"

#include "wire/journal/event_codec.h"

namespace talon::simulation {

using core::Millis;

namespace {

constexpr Millis clock_tolerance{6000}; // a slow frame brings the time late, and a slow disk commits late

std::string face(const core::TicketIssued &issued)
{
    return core::to_latin(issued.number) + " of day " + std::to_string(issued.day.time_since_epoch().count()) + " on ticket " + issued.ticket.value;
}

} // namespace

Checkers::Checkers(World &world) : m_world(world) {}

/// No number twice. Only two programs that claim to be the same device, each with the same reserve and out of touch with
/// the backend, cannot be kept apart by anything; the backend sets such a device aside. And a backend whose clock ran ahead has
/// given numbers of days that had not come: restored from a backup that lacks them, with a clock that is right by then, it
/// cannot know them, and gives them again when its clock runs ahead again.
void Checkers::give(Numbers &numbers, core::Day day, const core::TicketIssued &issued, int lineage, const char *where)
{
    const Given given{issued.ticket, issued.device, lineage, issued.origin};
    const auto [found, fresh] = numbers.try_emplace({day, issued.number}, given);
    const Given &first = found->second;
    if (fresh || first.ticket == issued.ticket)
        return;
    const bool twins = first.device == given.device && first.lineage != given.lineage
        && first.origin != core::NumberOrigin::granted && given.origin != core::NumberOrigin::granted;
    const bool before_their_day = m_before_their_day.contains(first.ticket) && m_before_their_day.contains(given.ticket)
        && m_world.marks.of(Mark::backend_restored) > 0;
    if (!twins && !before_their_day)
        throw Broken("2: no number twice", std::string(where) + ": " + face(issued) + " is on ticket " + first.ticket.value + " too");
}

void Checkers::born(const TerminalDisk &disk, const core::TicketIssued &issued, const Stamp &stamp)
{
    const core::Instant now = stamp.truth;
    m_world.trace("born", issued.ticket.value + " " + core::to_latin(issued.number));
    if (!m_born.try_emplace(issued.ticket, Born{issued, disk.lineage, now, false}).second)
        throw Broken("1: exactly once", "ticket " + issued.ticket.value + " is committed a second time");
    if (const auto told = m_told_aside.find(disk.lineage); told != m_told_aside.end() && told->second < now)
        throw Broken("8: set aside", face(issued) + " is given though nobody will call it, and the kiosk was told");
    m_in_order.push_back(issued);
    if (stamp.calendar_wrong)
        m_clock_set.insert(disk.lineage);
    // Who has booked was told to come, and is given a ticket outside the hours too.
    if (stamp.knew_the_time && m_hall_clock_always && !issued.booking && !m_world.open_at(now) && !m_world.open_at(now - clock_tolerance))
        throw Broken("12: nobody is sent away", face(issued) + " is given in a closed hall, to somebody who will wait for nothing");
    m_world.marks.reach(issued.origin == core::NumberOrigin::granted       ? Mark::ticket_granted
                            : issued.origin == core::NumberOrigin::reserve ? Mark::ticket_from_reserve
                                                                           : Mark::ticket_own_number);
    const core::Day true_day = core::local_day(now, m_world.site.utc_offset);
    if (issued.day > true_day)
        m_before_their_day.insert(issued.ticket);
    give(m_numbers_by_label, issued.day, issued, disk.lineage, "by the day on the ticket");
    // The time that the kiosk goes by.
    const Millis error = issued.arrival - now;
    const auto small = [](Millis each) { return each < clock_tolerance && each > -clock_tolerance; };
    const bool right = small(error) && small(stamp.error_at_wish);
    const bool near_midnight = core::local_day(now - clock_tolerance, m_world.site.utc_offset) != core::local_day(now + clock_tolerance, m_world.site.utc_offset);
    m_born.at(issued.ticket).clock_right = right && !near_midnight;
    if (m_hall_clock_always && !near_midnight)
        give(m_numbers_by_true_day, true_day, issued, disk.lineage, "by the true day");
    if (!small(error) && m_hall_clock_always && (stamp.knew_the_time || !m_clock_set.contains(disk.lineage)))
        throw Broken("10: the day of a ticket", face(issued) + " is stamped " + std::to_string(error.count()) + " ms off the true time");
    if (issued.day != true_day) {
        m_world.marks.reach(Mark::day_label_wrong);
        if (right && !near_midnight)
            throw Broken("10: the day of a ticket", face(issued) + " has another day than the site");
    }
}

void Checkers::shown(const TerminalDisk &disk, const core::TicketIssued &issued, bool failed)
{
    m_world.trace("shown", issued.ticket.value);
    if (failed)
        throw Broken("9: nothing after an error", face(issued) + " is shown after the disk had failed");
    for (const auto &record : disk.journal.records()) {
        const auto event = wire::decode_event(record->type, record->version, record->body);
        const auto *committed = event ? std::get_if<core::TicketIssued>(&*event) : nullptr;
        if (committed && committed->ticket == issued.ticket) {
            if (committed->number != issued.number || committed->day != issued.day)
                throw Broken("3: shown means committed", face(issued) + " is shown, committed is " + face(*committed));
            return;
        }
    }
    throw Broken("3: shown means committed", face(issued) + " is shown and not in the journal");
}

void Checkers::heard(const TerminalDisk &disk, const wire::DownMessage &message)
{
    static const std::set<std::string> final_words{"device_cloned", "device_set_back", "unknown_device", "stale_epoch", "revoked"};
    const auto *welcome = std::get_if<wire::Welcome>(&message);
    const auto *error = std::get_if<wire::ErrorMessage>(&message);
    const auto *bye = std::get_if<wire::Bye>(&message);
    if (welcome && !welcome->set_aside)
        m_told_aside.erase(disk.lineage);
    else if (welcome || (error && !error->re && final_words.contains(error->code)) || (bye && final_words.contains(bye->reason)))
        m_told_aside.try_emplace(disk.lineage, m_world.schedule.now());
}

void Checkers::pushed(const TerminalDisk &disk, const wire::Push &push)
{
    if (push.events.back().seq < disk.journal.head().position && push.events.size() > 1)
        m_world.marks.reach(Mark::backlog_in_batches);
    for (const auto &event : push.events)
        if (!event.age)
            m_world.marks.reach(Mark::event_without_age);
}

void Checkers::device_alarm(const TerminalDisk &disk, const sync::RaiseAlarm &alarm)
{
    m_world.trace("device alarm", disk.identity.device.value + " " + alarm.detail);
    if (alarm.alarm == sync::DeviceAlarm::events_pruned)
        throw Broken("11: pruned means archived", disk.identity.device.value + " has pruned what the backend lacks, which has up to " + alarm.detail);
}

} // namespace talon::simulation
