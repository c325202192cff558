// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold in the backend.
#include "tests/simulation/backend.h"

#include "wire/journal/event_codec.h"
#include "wire/terminals/codec.h"

namespace talon::simulation {

using core::Millis;

namespace {

std::string place_of(const core::Origin &origin)
{
    return "event " + std::to_string(origin.seq) + " of " + origin.device.value + ", epoch " + std::to_string(origin.epoch);
}

} // namespace

/// The lists are made anew from what is on the disk, which may be an earlier backup.
void Checkers::backend_started(const BackendDisk &disk, core::Instant hall_now)
{
    m_failed = false;
    m_in_hall.clear();
    m_reports.clear();
    m_durable.clear();
    m_aside.clear();
    m_numbers_in_hall.clear();
    m_last_arrival.clear();
    m_fence.reset();
    m_plain.emplace(m_world.site);
    if (m_bookings) // what it said before it died may be on the way to a kiosk
        for (const auto &[id, one] : m_bookings->all())
            if (!one.tickets.empty())
                m_last_use[id] = m_world.schedule.now();
    const auto last_use = m_last_use;
    m_bookings.emplace(m_world.site);
    for (const auto &record : disk.journal.records()) {
        take_record(*record, false);
        const auto event = wire::decode_event(record->type, record->version, record->body);
        m_plain->happen(*event, record->at);
        booked(*event, record->at);
    }
    m_last_use = last_use; // of what was long ago nothing is told now
    m_last_arrival.clear();
    m_seen = disk.journal.records().size();
    backend_clock_started(hall_now, m_world.schedule.now());
    m_arrived.reset();
}

void Checkers::decided(const std::vector<core::Entry> &entries, core::Instant)
{
    for (const core::Entry &entry : entries) {
        const auto event = wire::decode_event(entry.type, entry.version, entry.body);
        if (!event)
            throw Broken("5: the same state", "the backend writes what it cannot read: " + entry.type);
        if (const auto *issued = std::get_if<core::TicketIssued>(&*event); issued && m_plain->would_overtake(*issued))
            m_world.marks.reach(Mark::late_ticket);
        if (std::holds_alternative<core::DayClosed>(*event))
            m_world.marks.reach(Mark::midnight_crossed);
        if (std::holds_alternative<core::NoShowCorrected>(*event))
            m_world.marks.reach(Mark::no_show_corrected);
        if (const auto *corrected = std::get_if<core::TimeCorrected>(&*event)) {
            const core::UtcOffset offset = m_world.site.utc_offset;
            if (!entry.tickets.empty())
                m_world.marks.reach(Mark::people_put_right);
            if (core::local_day(entry.at, offset) < core::local_day(entry.at - corrected->by, offset))
                m_world.marks.reach(Mark::day_put_back);
        }
        if (const auto wrong = m_plain->happen(*event, entry.at))
            throw Broken("6: the order of due times", *wrong);
        if (m_plain->went_before_all())
            m_world.marks.reach(Mark::booked_before_all);
        if (const auto wrong = booked(*event, entry.at))
            throw Broken("13: one booking, one ticket", *wrong);
    }
}

void Checkers::backend_appended(const BackendDisk &disk, std::size_t from)
{
    const auto records = disk.journal.records();
    for (std::size_t i = from; i < records.size(); ++i)
        take_record(*records[i], true);
}

void Checkers::take_record(const store::Record &record, bool fresh)
{
    const core::Origin &origin = record.origin;
    const StreamPlace place{origin.device, origin.epoch};
    if (origin.seq > 0) {
        std::int64_t &durable = m_durable[place];
        if (origin.seq != durable + 1)
            throw Broken("1: exactly once", place_of(origin) + " follows event " + std::to_string(durable));
        durable = origin.seq;
        if (m_aside.contains(place))
            throw Broken("8: set aside", place_of(origin) + " is taken after the device was set aside");
    }
    const auto event = wire::decode_event(record.type, record.version, record.body);
    if (!event)
        throw Broken("5: the same state", "the backend's journal holds what nobody can read");
    if (const auto *issued = std::get_if<core::TicketIssued>(&*event))
        take_ticket(record, *issued, fresh);
    else if (const auto *aside = std::get_if<core::DeviceSetAside>(&*event)) {
        m_aside[{aside->device, aside->epoch}] = record.position;
        if (fresh)
            m_world.marks.reach(aside->reason == "device_cloned" ? Mark::device_cloned : Mark::device_set_back);
    } else if (const auto *single = std::get_if<core::EventSetAside>(&*event)) {
        if (fresh)
            m_world.marks.reach(Mark::poison_set_aside);
        const auto kept = wire::decode_event(single->type, single->version, single->body);
        if (const auto *doubled = kept && single->reason == "number_taken" ? std::get_if<core::TicketIssued>(&*kept) : nullptr)
            m_namesakes.insert(doubled->ticket);
    }
    else if (const auto *called = std::get_if<core::TicketCalled>(&*event))
        take_call(*called, record.at);
    else if (const auto *report = std::get_if<core::ReceiptReported>(&*event))
        take_report(*report, fresh);
    else if (std::holds_alternative<core::TimeCorrected>(*event)) {
        m_last_arrival.clear(); // they are moved
        if (fresh && !m_clock_before.empty())
            m_clock_before.pop_front();
    }
    else if (const auto *restored = std::get_if<core::HallRestored>(&*event))
        m_fence = std::max(m_fence.value_or(restored->until), restored->until);
    else if (const auto *left = std::get_if<core::TicketLeft>(&*event); left && fresh)
        take_left(record, *left);
    else if (const auto *closed = std::get_if<core::DayClosed>(&*event); closed && fresh)
        take_day_closed(record, *closed);
    const auto *issued = std::get_if<core::TicketIssued>(&*event);
    m_arrived = issued ? std::optional(*issued) : std::nullopt;
}

void Checkers::take_ticket(const store::Record &record, const core::TicketIssued &issued, bool fresh)
{
    const auto born = m_born.find(issued.ticket);
    if (born == m_born.end())
        throw Broken("1: exactly once", "the hall has ticket " + issued.ticket.value + ", which no kiosk has committed");
    const Born &at_birth = born->second;
    if (!m_in_hall.try_emplace(issued.ticket, StreamPlace{record.origin.device, record.origin.epoch}).second)
        throw Broken("1: exactly once", "the hall has ticket " + issued.ticket.value + " twice");
    if (issued.number != at_birth.issued.number || issued.service != at_birth.issued.service)
        throw Broken("1: exactly once", "the hall has ticket " + issued.ticket.value + " with another number or service");
    if (!fresh)
        return;
    // A hall that took another day for today has given that day's numbers; its tickets come to their true day afterwards.
    if (m_hall_clock_always)
        give(m_numbers_in_hall, issued.day, issued, at_birth.lineage, "in the hall");
    if (issued.arrival != at_birth.issued.arrival)
        m_world.marks.reach(Mark::arrival_bounded);
    if (issued.in_doubt)
        m_world.marks.reach(issued.day == core::local_day(record.at, m_world.site.utc_offset) ? Mark::ticket_redated : Mark::left_and_told);
    core::Instant &last = m_last_arrival[issued.device];
    if (issued.arrival > record.at || issued.arrival < std::min(last, record.at))
        throw Broken("6: the order of due times", "ticket " + issued.ticket.value + " has an arrival outside its bounds");
    last = issued.arrival;
    const bool other_day = issued.day != core::local_day(at_birth.truth, m_world.site.utc_offset);
    if (other_day)
        m_world.marks.reach(Mark::ticket_of_other_day);
    if (other_day && at_birth.clock_right && m_hall_clock_always && !m_clock_set.contains(at_birth.lineage))
        throw Broken("10: the day of a ticket", "ticket " + issued.ticket.value + " is in the hall on another day than its birth");
}

void Checkers::take_call(const core::TicketCalled &called, core::Instant at)
{
    const Born &born = m_born.at(called.ticket);
    m_calls[called.call] = core::Call{called.call, {}, born.issued.number, called.window, born.issued.language, called.repeat, at};
}

void Checkers::backend_failed()
{
    m_failed = true;
    m_durable_at_failure = m_durable;
}

void Checkers::durable_changed(const BackendDisk &disk, const sync::Ledger &ledger)
{
    const auto records = disk.journal.records();
    for (; m_seen < records.size() && static_cast<std::int64_t>(m_seen) < ledger.durable().position; ++m_seen)
        if (records[m_seen]->type == wire::type_of(core::TicketCalled{})) {
            const auto event = wire::decode_event(records[m_seen]->type, records[m_seen]->version, records[m_seen]->body);
            expect_shown(std::get<core::TicketCalled>(*event).call);
        }
    std::set<core::TicketId> in_hand;
    for (const auto &[window, held] : ledger.durable().hall.held_windows())
        if (held.ticket && !in_hand.insert(*held.ticket).second)
            throw Broken("6: the order of due times", "ticket " + held.ticket->value + " is at two windows");
}

void Checkers::answered(const BackendDisk &disk, const sync::Ledger::Outcome &outcome, bool failed)
{
    if (!outcome)
        return;
    if (m_failed || failed)
        throw Broken("9: nothing after an error", "a command is answered with success after the disk had failed");
    const auto records = disk.journal.records();
    for (const core::Event &event : *outcome) {
        const auto encoded = wire::encode_event(event);
        const bool there = std::any_of(records.rbegin(), records.rend(), [&](const auto &record) { return record->type == encoded.type && record->body == encoded.body; });
        if (!there)
            throw Broken("3: shown means committed", "a command is answered and its event is not in the journal: " + encoded.type);
    }
}

void Checkers::sent_down(const BackendDisk &disk, const TerminalDisk &to, const std::string &frame)
{
    const auto is = [&](const char *type) { return frame.find(type) != std::string::npos; };
    if (!is(R"("type":"ack")") && !is(R"("type":"welcome")") && !is(R"("type":"number_grant")"))
        return;
    const auto message = wire::decode_down(frame);
    if (const auto *each = std::get_if<wire::Ack>(&*message)) {
        ack(to, disk.server_epoch, each->epoch, each->seq);
        archived(disk, to, each->epoch, each->archived_seq);
    } else if (const auto *welcome = std::get_if<wire::Welcome>(&*message)) {
        ack(to, disk.server_epoch, to.identity.epoch, welcome->acked_seq);
        archived(disk, to, to.identity.epoch, welcome->archived_seq);
    } else if (m_failed)
        throw Broken("9: nothing after an error", "a number is granted after the disk had failed");
    else
        granted(disk, to, std::get<wire::NumberGrant>(*message));
}

void Checkers::granted(const BackendDisk &disk, const TerminalDisk &to, const wire::NumberGrant &grant) const
{
    const core::DeviceId &device = to.identity.device;
    if (m_aside.contains({device, to.identity.epoch}))
        throw Broken("8: set aside", "a number is granted to " + device.value + ", of which nothing is taken");
    const std::string_view type = wire::type_of(core::NumberGranted{});
    const auto records = disk.journal.records();
    const auto told = [&](const auto &record) {
        const auto event = record->type == type ? wire::decode_event(record->type, record->version, record->body) : core::Failure{wire::WireError{}};
        const auto *granted = event ? std::get_if<core::NumberGranted>(&*event) : nullptr;
        return granted && granted->day == grant.day && granted->number == grant.number && granted->device == device && granted->request == grant.request;
    };
    if (std::none_of(records.rbegin(), records.rend(), told))
        throw Broken("3: shown means committed", core::to_latin(grant.number) + " is told to " + device.value + " and was not granted to it on that day");
}

void Checkers::ack(const TerminalDisk &to, std::int64_t server_epoch, std::int64_t epoch, std::int64_t seq)
{
    const StreamPlace place{to.identity.device, epoch};
    std::int64_t &before = m_acked[{place, server_epoch}];
    const auto what = "up to " + std::to_string(seq) + " of " + to.identity.device.value;
    if (seq < before)
        throw Broken("4: the acknowledged seq", what + " after " + std::to_string(before));
    if (seq > m_durable[place])
        throw Broken("4: the acknowledged seq", what + ", durable is " + std::to_string(m_durable[place]));
    if (m_failed && seq > m_durable_at_failure[place])
        throw Broken("9: nothing after an error", what + " is acknowledged after the disk had failed");
    before = seq;
}

void Checkers::noted(const sync::HubNote &note)
{
    using Kind = sync::HubNote::Kind;
    if (note.kind == Kind::poison || note.kind == Kind::not_understood)
        ++m_poison_alarms;
    if (note.kind == Kind::cloned || note.kind == Kind::set_back)
        m_alarmed.insert(note.device);
    m_world.trace("note", note.device.value + " " + note.detail);
}

} // namespace talon::simulation
