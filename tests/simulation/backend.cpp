// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/backend.h"

#include "tests/simulation/replay.h"
#include "tests/simulation/terminal.h"
#include "wire/journal/event_codec.h"

namespace talon::simulation {

using core::Millis;

namespace {

/// Of the first minutes of a run; a scene is no longer than 45 s.
constexpr Millis first_seconds{4000};

} // namespace

Backend::Backend(World &world)
    : m_world(world), m_snapshots(world.plan.seed + world.backend_disk.journal.records().size(), "snapshots"),
      m_refusals(world.plan.seed + world.backend_disk.journal.records().size(), "refusals")
{
}

void Backend::break_down()
{
    m_world.marks.reach(Mark::invariant_broken);
    m_world.trace("an invariant is broken on purpose");
    m_broken = true;
    after(Millis{m_world.random.between(100, 2000)}, [this] { m_world.kill_backend(Millis{1000}); });
}

void Backend::start()
{
    BackendDisk &disk = m_world.backend_disk;
    auto state = replayed();
    m_clock.emplace(clock_start());
    if (m_clock->jump(moment()) && m_clock->begun() < now())
        m_world.marks.reach(Mark::held_over_restart);
    sync::Hub::Cursors cursors;
    for (const auto &[id, device] : state.registry.devices)
        cursors[id] = disk.journal.stream_head(id, device.epoch);
    m_world.checkers.backend_started(disk, now());
    m_ledger = std::make_unique<sync::Ledger>(std::move(state), [this](std::vector<core::Entry> entries) { submit(std::move(entries)); });
    sync::Hub::Options options;
    options.server_epoch = disk.server_epoch;
    options.board_pause = Millis{500};
    m_hub = std::make_unique<sync::Hub>(*m_ledger, options, std::move(cursors), chain_hash, now(),
                                        [this](sync::HubEffect effect) { m_effects.push_back(std::move(effect)); });
    keep_clock();
    flush();
    tick_again();
}

/// As talond's, by the file beside the journal and what the journal has told since.
sync::HallClock::Start Backend::clock_start() const
{
    const BackendDisk &disk = m_world.backend_disk;
    const auto records = disk.journal.records();
    sync::HallClock::Start start{.now = moment(), .boot = m_world.backend_machine.boot(), .kept = disk.clock, .first = first_seconds};
    start.last_event = records.empty() ? core::Instant{} : records.back()->at;
    for (const auto &record : records) {
        if (!disk.clock || record->position <= disk.clock->position)
            continue;
        const auto event = wire::decode_event(record->type, record->version, record->body);
        if (const auto *corrected = event ? std::get_if<core::TimeCorrected>(&*event) : nullptr)
            start.corrected.push_back({corrected->by, corrected->since});
    }
    return start;
}

void Backend::keep_clock()
{
    if (m_corrections == 0 && !m_dead)
        m_world.backend_disk.clock = m_clock->keep(moment(), m_ledger->durable().position);
}

sync::Ledger::State Backend::replayed()
{
    BackendDisk &disk = m_world.backend_disk;
    auto whole = replay(disk.journal);
    if (!disk.snapshot || m_snapshots.percent(30))
        return whole;
    auto shorter = replay_from(*disk.snapshot, disk.journal);
    if (!shorter)
        throw Broken("5: the same state", "the snapshot is not of the journal in whose file it stands");
    if (!(shorter->hall == whole.hall && shorter->registry == whole.registry && shorter->bookings == whole.bookings && shorter->pages == whole.pages
          && shorter->surveys == whole.surveys && shorter->personal == whole.personal && shorter->messages == whole.messages && shorter->position == whole.position))
        throw Broken("5: the same state", "a snapshot and what follows it lead to another hall than the whole journal");
    m_world.marks.reach(Mark::started_from_snapshot);
    return std::move(*shorter);
}

void Backend::after(Millis wait, std::function<void()> what)
{
    m_world.schedule.after(wait, [weak = weak_from_this(), what = std::move(what)] {
        if (const auto self = weak.lock(); self && !self->m_dead)
            what();
    });
}

void Backend::on_opened(const LinePtr &line)
{
    if (m_broken)
        return;
    m_lines[line->id] = line;
    // 32 bytes in base64.
    const std::string nonce = m_world.fresh_id(42) + "A=";
    guarded([&] {
        if (!m_hub->on_opened(line->id, nonce, now()))
            m_world.network.close_down(line);
    });
    flush();
}

void Backend::on_frame(const LinePtr &line, const std::string &frame)
{
    if (m_dead || m_broken || !m_lines.contains(line->id))
        return;
    guarded([&] { m_hub->on_frame(line->id, frame, now()); });
    flush();
}

void Backend::on_sent(const LinePtr &line)
{
    if (m_dead || m_broken || !m_lines.contains(line->id))
        return;
    guarded([&] { m_hub->on_sent(line->id); });
    flush();
}

void Backend::on_closed(const LinePtr &line)
{
    if (m_dead || m_lines.erase(line->id) == 0 || m_broken)
        return;
    guarded([&] { m_hub->on_closed(line->id, now()); });
    flush();
}

void Backend::ask(const core::Command &command, const std::string &actor, std::function<void(const sync::Ledger::Outcome &)> then)
{
    guarded([&] {
        m_ledger->ask(command, actor, now(), [this, then = std::move(then)](const sync::Ledger::Outcome &outcome) {
            m_world.checkers.answered(m_world.backend_disk, outcome, failed());
            if (then)
                then(outcome);
        });
    });
    flush();
}

void Backend::record(core::Event event, std::function<void(bool)> then)
{
    guarded([&] {
        m_ledger->record(std::move(event), "talond", now(), [then = std::move(then)](const sync::Ledger::Outcome &outcome) { then(outcome.ok()); });
    });
    flush();
}

bool Backend::record_all(std::vector<core::Event> events, const std::string &actor)
{
    const auto refused = std::make_shared<bool>(false);
    guarded([&] {
        m_ledger->record_all(std::move(events), actor, now(), [this, refused](const sync::Ledger::Outcome &outcome) {
            *refused = !outcome;
            m_world.checkers.answered(m_world.backend_disk, outcome, failed());
        });
    });
    flush();
    return !*refused && !m_broken;
}

void Backend::drop(const core::DeviceId &device)
{
    m_hub->drop(device, "revoked");
    flush();
}

void Backend::keep_snapshot()
{
    if (!failed() && m_snapshots.percent(3))
        m_world.backend_disk.snapshot = make_snapshot(m_ledger->durable(), m_world.backend_disk.journal);
}

void Backend::archived(const sync::Hub::Archived &streams)
{
    m_hub->on_archived(streams);
    flush();
}

void Backend::flush()
{
    if (std::exchange(m_flushing, true))
        return;
    while (!m_effects.empty() && !m_dead) {
        const auto effect = std::move(m_effects.front());
        m_effects.pop_front();
        do_effect(effect);
    }
    m_flushing = false;
}

void Backend::do_effect(const sync::HubEffect &effect)
{
    if (const auto *frame = std::get_if<sync::SendFrame>(&effect)) {
        const auto line = m_lines.find(frame->to);
        if (line == m_lines.end())
            return;
        m_world.trace("down", *frame->frame);
        if (const auto terminal = line->second->terminal.lock())
            m_world.checkers.sent_down(m_world.backend_disk, *terminal->host().disk, *frame->frame);
        m_world.network.down(line->second, frame->frame, frame->confirm);
    } else if (const auto *close = std::get_if<sync::CloseConnection>(&effect)) {
        if (const auto line = m_lines.find(close->which); line != m_lines.end())
            m_world.network.close_down(line->second);
        if (close->reason == "replaced")
            m_world.marks.reach(Mark::connection_replaced);
    } else if (const auto *check = std::get_if<sync::CheckSignature>(&effect)) {
        const bool good = sign(check->what.public_key, check->what.text) == check->what.signature;
        after(Millis{1}, [this, of = check->of, good] {
            if (m_broken)
                return;
            guarded([&] { m_hub->on_verified(of, good, now()); });
            flush();
        });
    } else {
        m_world.checkers.noted(std::get<sync::HubNote>(effect));
    }
}

void Backend::wake()
{
    ++m_ticks;
    tick_again();
}

void Backend::tick_again()
{
    after(!m_world.night ? Millis{500} : Millis{300'000}, [this, chain = m_ticks] {
        if (chain != m_ticks)
            return;
        if (m_broken)
            return;
        guarded([&] {
            look_at_the_calendar();
            look_at_the_bookings();
            m_hub->on_tick(now());
        });
        keep_snapshot();
        flush();
        tick_again();
    });
}

void Backend::look_at_the_calendar()
{
    const Machine &machine = m_world.backend_machine;
    m_world.checkers.backend_clock(now(), m_world.schedule.now(), machine.vouched);
    const auto jump = m_clock->jump(moment());
    if (const auto corrected = m_clock->look(moment(), m_clock->facts_of(hall(), moment(), machine.vouched)))
        put_right(*corrected, false);
    else if (jump)
        m_world.marks.reach(m_clock->needs_person(moment()) ? Mark::weeks_not_followed : Mark::clock_jump_held);
    keep_clock();
}

/// As talond's service of bookings does every second.
void Backend::look_at_the_bookings()
{
    const BackendDisk &disk = m_world.backend_disk;
    const auto list = m_bookings.look(m_ledger->durable(), disk.codes.first, disk.codes.second, core::local_day(now(), m_world.site.utc_offset), now());
    if (list)
        m_hub->publish_bookings(*list, now());
}

void Backend::confirm_calendar()
{
    guarded([&] {
        const auto corrected = m_clock->confirm(moment());
        if (!corrected)
            m_world.marks.reach(Mark::dead_calendar_refused);
        else if (*corrected)
            put_right(**corrected, true);
        keep_clock();
    });
}

void Backend::put_right(const sync::HallClock::Correction &corrected, bool by_person)
{
    const bool vouched = m_world.backend_machine.vouched;
    m_world.marks.reach(by_person ? Mark::calendar_confirmed : vouched ? Mark::calendar_vouched : Mark::clock_jump_adopted);
    m_world.trace("put right", std::to_string(corrected.by.count()));
    const core::Instant right = now();
    m_world.checkers.backend_clock_adopted(right, m_world.schedule.now(), corrected.by, by_person, vouched);
    ++m_corrections;
    m_hub->correct_time(corrected, "talond", right, [this](const sync::Ledger::Outcome &outcome) { m_corrections -= outcome ? 1 : 0; });
    flush();
}

} // namespace talon::simulation
