// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/network.h"
#include "tests/simulation/world.h"

#include "store/commit_queue.h"
#include "sync/booking_feed.h"
#include "sync/hub.h"

#include <deque>

namespace talon::simulation {

/// An invariant that is broken on purpose between a decision and its submission.
struct BrokenOnPurpose : std::logic_error {
    BrokenOnPurpose() : std::logic_error("broken on purpose") {}
};

/// talond: the shipped ledger, hub, clock, queue of commits and committer, with a simulated disk and sockets around them.
class Backend : public std::enable_shared_from_this<Backend>
{
public:
    explicit Backend(World &world);

    void start();
    void on_opened(const LinePtr &line);
    void on_frame(const LinePtr &line, const std::string &frame);
    void on_sent(const LinePtr &line);
    void on_closed(const LinePtr &line);

    /// A night of long steps is over.
    void wake();
    void die() { m_dead = true; }
    bool dead() const { return m_dead; }
    /// What somebody at a console asks; the answer is checked. `then` may be empty.
    void ask(const core::Command &command, const std::string &actor, std::function<void(const sync::Ledger::Outcome &)> then = {});
    void record(core::Event event, std::function<void(bool)> then);
    /// Events that somebody has decided on what is decided of their wing; false: nothing is taken on.
    bool record_all(std::vector<core::Event> events, const std::string &actor);
    void drop(const core::DeviceId &device);
    /// What the alarms say of the calendar; somebody confirms it.
    bool calendar_jumped() const { return m_clock->jump(moment()).has_value(); }
    bool calendar_needs_person() const { return m_clock->needs_person(moment()); }
    void confirm_calendar();
    /// A verified backup holds each device's events up to there.
    void archived(const sync::Hub::Archived &streams);

    const sync::Ledger &ledger() const { return *m_ledger; }
    const core::Hall &hall() const { return m_ledger->durable().hall; }
    const sync::Hub &hub() const { return *m_hub; }
    core::Instant now() { return m_clock->at(moment()); }
    sync::Moment moment() const { return m_world.backend_machine.moment(m_world.schedule.now()); }
    bool failed() const { return m_ledger->failed(); }

private:
    /// By a snapshot, where there is one, in some starts; the whole journal must say the same.
    sync::Ledger::State replayed();
    void keep_snapshot();
    void after(core::Millis wait, std::function<void()> what);
    void submit(std::vector<core::Entry> entries);
    void begin_commit();
    void commit(std::size_t max_entries);
    store::Committer::Append journal_today(const std::vector<store::Submission> &group);
    store::Stored<store::Head> append_to(JournalFile &journal, std::span<const core::Entry> entries) const;
    void committed(std::size_t batches);
    void fail();
    /// Runs what sockets, timers and consoles bring. An invariant that breaks in it on purpose ends talond, a moment later.
    template<class Work>
    void guarded(Work work)
    {
        try {
            work();
        } catch (const BrokenOnPurpose &) {
            break_down();
        }
    }
    void break_down();
    void flush();
    void do_effect(const sync::HubEffect &effect);
    void tick_again();
    void look_at_the_calendar();
    void look_at_the_bookings();
    sync::HallClock::Start clock_start() const;
    void keep_clock();
    void put_right(const sync::HallClock::Correction &corrected, bool by_person);

    World &m_world;
    std::optional<sync::HallClock> m_clock;
    std::unique_ptr<sync::Ledger> m_ledger;
    std::unique_ptr<sync::Hub> m_hub;
    std::map<sync::Connection, LinePtr> m_lines;
    sync::BookingFeed m_bookings;
    Random m_snapshots; ///< when they are made and used
    std::deque<sync::HubEffect> m_effects;
    store::CommitQueue m_queue{core::most_waiting + core::largest_batch};
    store::Committer m_committer;
    std::size_t m_good = 0;  ///< batches that the committer answered well, and nobody was told yet
    bool m_refused = false;  ///< it answered one that it did not commit
    bool m_broken = false;
    Random m_refusals;
    int m_corrections = 0; ///< of the clock, that are not durable yet
    int m_ticks = 0; ///< chains of ticks begun; the last one goes on
    bool m_committing = false;
    bool m_flushing = false;
    bool m_dead = false;
};

std::string sign(const std::string &key, const std::string &text);

} // namespace talon::simulation
