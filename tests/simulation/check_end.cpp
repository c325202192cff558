// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold when the faults are over and all has come together.
#include "tests/simulation/backend.h"
#include "tests/simulation/replay.h"
#include "tests/simulation/terminal.h"

#include "wire/journal/event_codec.h"

#include <algorithm>

namespace talon::simulation {

namespace {

bool is_prefix(const JournalFile &a, const JournalFile &b)
{
    const std::size_t shorter = std::min(a.ever().size(), b.ever().size());
    return shorter == 0 || a.ever()[shorter - 1]->hash == b.ever()[shorter - 1]->hash;
}

/// An event of bookings of that kind, where it is one.
template<class E>
std::optional<core::BookingEvent> as_told(const core::Event &event)
{
    const auto *told = std::get_if<E>(&event);
    return told ? std::optional(core::BookingEvent{*told}) : std::nullopt;
}

} // namespace

/// Two disks that went different ways under one name: the backend has noticed, and has told.
void Checkers::clones_are_found() const
{
    const auto &registry = m_world.backend->ledger().durable().registry;
    for (const Machine &one : m_world.machines)
        for (const Machine &other : m_world.machines) {
            const core::DeviceId &device = one.disk->identity.device;
            if (one.id >= other.id || one.retired || other.retired || device.empty() || device != other.disk->identity.device)
                continue;
            if (is_prefix(one.disk->journal, other.disk->journal) || !registry.devices.contains(device))
                continue;
            if (!registry.set_aside.contains(device) || !m_alarmed.contains(device))
                throw Broken("8: set aside", "two programs speak for " + device.value + " and nobody has noticed");
        }
}

void Checkers::at_the_end() const
{
    Backend &backend = *m_world.backend;
    const auto records = m_world.backend_disk.journal.records();
    for (const Machine &machine : m_world.machines) {
        if (!m_world.is_kiosk(machine))
            continue;
        if (machine.retired) {
            lost_with(machine);
            continue;
        }
        const TerminalDisk &disk = *machine.disk;
        for (const auto &record : disk.journal.ever()) {
            const auto event = wire::decode_event(record->type, record->version, record->body);
            const auto *issued = event ? std::get_if<core::TicketIssued>(&*event) : nullptr;
            const std::string which = "event " + std::to_string(record->position) + " of " + disk.identity.device.value;
            // A hall that took another day for today has given that day's numbers twice: the later of two namesakes is set aside.
            if (issued && !m_in_hall.contains(issued->ticket) && !m_hall_clock_always && m_namesakes.contains(issued->ticket))
                continue;
            if (issued && !m_in_hall.contains(issued->ticket))
                throw Broken("1: exactly once", which + ", ticket " + issued->ticket.value + ", has not reached the hall");
            const auto same = [&](const auto &each) {
                return each->origin == core::Origin{disk.identity.device, disk.identity.epoch, record->position, record->hash};
            };
            const auto count = std::count_if(records.begin(), records.end(), same);
            if (count != 1)
                throw Broken("1: exactly once", which + " is in the backend's journal " + std::to_string(count) + " times");
            const auto kept = *std::find_if(records.begin(), records.end(), same);
            const bool aside = kept->type == wire::type_of(core::EventSetAside{});
            if (aside != !issued || (aside && m_poison_alarms == 0))
                throw Broken("8: set aside", which + " is " + (aside ? "set aside without need or without an alarm" : "not set aside"));
        }
    }
    const auto replayed = replay(m_world.backend_disk.journal);
    bookings_at_the_end();
    if (!(replayed.bookings == backend.ledger().durable().bookings))
        throw Broken("5: the same state", "the bookings are not what their journal leads to");
    if (!(replayed.hall == backend.hall()) || replayed.position != backend.ledger().durable().position)
        throw Broken("5: the same state", "the hall is not what its journal leads to");
    receipts_are_true();
    if (!(backend.ledger().decided().hall == backend.hall()))
        throw Broken("5: the same state", "the hall that decides is not the one that is durable");
    const core::Hall forwards = deliver(false), backwards = deliver(true);
    std::set<core::TicketId> namesakes = share_a_number();
    if (!m_hall_clock_always) // as above: its namesake was another day's, which it took for today
        namesakes.insert(m_namesakes.begin(), m_namesakes.end());
    if (namesakes.empty() && !(forwards == backwards))
        throw Broken("5: the same state", "other orders and repetitions of the same deliveries lead to another hall");
    for (const core::Hall *hall : {&forwards, &backwards})
        for (const auto &[id, ticket] : hall->tickets())
            if (!namesakes.contains(id) && (!m_in_hall.contains(id) || !forwards.ticket(id) || !backwards.ticket(id)))
                throw Broken("5: the same state", "ticket " + id.value + " is new to the hall");
}

/// Tickets of the kiosks' journals with the same number of the hall's own series on a day: a backend that was restored, or whose clock was
/// wrong, has given it twice. The first that comes is kept and the other set aside with an alarm, so that here the order decides.
std::set<core::TicketId> Checkers::share_a_number() const
{
    const core::UtcOffset offset = m_world.site.utc_offset;
    const core::Instant now = m_world.schedule.now();
    std::map<std::pair<core::Day, core::TicketNumber>, std::set<core::TicketId>> holders;
    for (const Machine &machine : m_world.machines) {
        if (!m_world.is_kiosk(machine))
            continue;
        core::Instant last{};
        for (const auto &record : machine.disk->journal.ever()) {
            const auto event = wire::decode_event(record->type, record->version, record->body);
            const auto *issued = event ? std::get_if<core::TicketIssued>(&*event) : nullptr;
            if (!issued)
                continue;
            last = std::min(now, std::max(last, issued->arrival)); // nobody of a kiosk arrives before whom it served earlier
            if (issued->number.prefix != 0)
                continue;
            const core::Day came = core::local_day(last, offset);
            std::set<core::Day> days{issued->day, came, core::local_day(issued->in_doubt ? now : last, offset)};
            // Given for a day that was none: the hall looks for its number in the blocks of all days near to the one on which it came.
            if (issued->day != came)
                for (core::Day day = came - core::near_days; day <= came + core::near_days; day += std::chrono::days(1))
                    days.insert(day);
            for (const core::Day day : days)
                holders[{day, issued->number}].insert(issued->ticket);
        }
    }
    std::set<core::TicketId> shared;
    for (const auto &[number, tickets] : holders)
        if (tickets.size() > 1)
            shared.insert(tickets.begin(), tickets.end());
    return shared;
}

/// What a kiosk gave before it heard that nothing of it is taken cannot reach the hall; staff know, or it says so itself.
void Checkers::lost_with(const Machine &machine) const
{
    const TerminalDisk &disk = *machine.disk;
    if (machine.disk_died || m_alarmed.contains(disk.identity.device) || m_told_aside.contains(disk.lineage))
        return;
    for (const auto &record : disk.journal.ever()) {
        const auto event = wire::decode_event(record->type, record->version, record->body);
        const auto *issued = event ? std::get_if<core::TicketIssued>(&*event) : nullptr;
        if (issued && !m_in_hall.contains(issued->ticket))
            throw Broken("1: exactly once", "ticket " + issued->ticket.value + " of " + disk.identity.device.value + " is lost and nobody was told");
    }
}

/// A fresh backend takes all streams: one device after the other, or the devices turn and turn about in other batches, each
/// batch twice.
core::Hall Checkers::deliver(bool backwards) const
{
    struct Stream {
        const TerminalDisk *disk;
        std::unique_ptr<sync::StreamReceiver> receiver;
        std::size_t sent = 0;
    };
    const core::Instant now = m_world.schedule.now();
    sync::Ledger::State state;
    state.hall.apply({now, "talond", core::SiteSaved{m_world.site}});
    for (const Machine &machine : m_world.machines)
        if (!machine.retired && m_world.is_kiosk(machine))
            state.registry.apply(core::DeviceEnrolled{machine.disk->identity.device, "code", core::DeviceRole::ticket, "kiosk", "key",
                                                      machine.disk->identity.epoch, machine.disk->prefix});
    // It knows who was given which numbers, as far as the journal does.
    for (const auto &record : m_world.backend_disk.journal.records()) {
        const auto event = wire::decode_event(record->type, record->version, record->body);
        if (std::holds_alternative<core::NumberGranted>(*event) || std::holds_alternative<core::ReserveGranted>(*event) || std::holds_alternative<core::HallRestored>(*event))
            state.hall.apply({now, record->actor, *event});
        // And all that was told of bookings, but for what a clock said of them. A list that was taken in again tells of one anew.
        const auto *made = std::get_if<core::BookingMade>(&*event);
        if (made && !state.bookings.booking(made->booking.id))
            state.bookings.apply(*made);
        for (const auto &told : {as_told<core::BookingMoved>(*event), as_told<core::BookingCancelled>(*event), as_told<core::BookingReinstated>(*event),
                                 as_told<core::BookingKept>(*event), as_told<core::BookingReopened>(*event)})
            if (told)
                state.bookings.apply(*told);
        // The tickets are still to come: what staff have joined changes nothing of how they come, and what they have parted tells who was sent away.
        if (const auto *parted = std::get_if<core::BookingParted>(&*event); parted && state.bookings.booking(parted->booking)) {
            state.bookings.check_in(parted->booking, parted->ticket);
            state.bookings.part(parted->booking, parted->ticket);
        }
    }
    std::size_t submitted = 0;
    sync::Ledger ledger(std::move(state), [&](std::vector<core::Entry>) { ++submitted; });
    std::vector<Stream> streams;
    for (const Machine &machine : m_world.machines)
        if (!machine.retired && m_world.is_kiosk(machine))
            streams.push_back({machine.disk.get(),
                               std::make_unique<sync::StreamReceiver>(
                                   sync::StreamReceiver::Start{machine.disk->identity.device, core::DeviceRole::ticket,
                                                               machine.disk->identity.epoch, 0, {}, {}},
                                   chain_hash)});
    if (backwards)
        std::reverse(streams.begin(), streams.end());
    const std::size_t batch = backwards ? 3 : 7;
    for (bool more = true; more;) {
        more = false;
        for (Stream &stream : streams) {
            const auto &records = stream.disk->journal.ever();
            if (stream.sent == records.size())
                continue;
            wire::Push push{stream.disk->identity.epoch, {}};
            for (; stream.sent < records.size() && push.events.size() < batch; ++stream.sent)
                push.events.push_back(stream_event(*records[stream.sent]));
            for (int times = backwards ? 2 : 1; times > 0; --times)
                for (const auto &effect : stream.receiver->on_push(push))
                    if (const auto *append = std::get_if<sync::Append>(&effect)) {
                        ledger.receive(stream.disk->identity.device, stream.disk->identity.epoch, append->events, now, [](bool) {});
                        ledger.on_committed(std::exchange(submitted, 0));
                        stream.receiver->on_committed(append->events.back().stream.seq);
                    }
            more = true;
        }
    }
    return ledger.durable().hall;
}

} // namespace talon::simulation
