// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/loop.h"
#include "server/watch/histogram.h"
#include "store/group_commit.h"
#include "sync/ledger.h"

#include <atomic>
#include <mutex>

namespace talon::server {

using sync::Fault;
using sync::Trouble;

/// The hall as the server runs it: the ledger with a clock, and with the commit thread for a disk. Lives in the loop's
/// thread; what it shows of the hall is durable.
class HallService
{
public:
    using State = sync::Ledger::State;
    using Outcome = sync::Ledger::Outcome;
    using Answered = sync::Ledger::Answered;

    HallService(Loop &loop, Clock clock, State replayed, store::GroupCommit &commits);

    /// Decides the command and answers when that is durable. A refusal too waits for what it rests on.
    void ask(const core::Command &command, const std::string &actor, Answered answered);
    /// Writes an event of another wing than the hall (people, bookings, pages, surveys). The caller has checked it against what is decided of that wing.
    void record(core::Event event, const std::string &actor, Answered answered);
    /// The same for events that belong together: all become durable, or none.
    void record_all(std::vector<core::Event> events, const std::string &actor, core::Instant at, Answered answered);

    sync::Ledger &ledger() { return m_ledger; }
    const core::Hall &hall() const { return m_ledger.durable().hall; }
    const core::Registry &registry() const { return m_ledger.durable().registry; }
    const core::BookingBook &bookings() const { return m_ledger.durable().bookings; }
    const core::Registry &decided_registry() const { return m_ledger.decided().registry; }
    const core::content::PageBook &pages() const { return m_ledger.durable().pages; }
    const core::content::PageBook &decided_pages() const { return m_ledger.decided().pages; }
    const core::survey::SurveyBook &surveys() const { return m_ledger.durable().surveys; }
    const core::survey::SurveyBook &decided_surveys() const { return m_ledger.decided().surveys; }
    const core::PersonalActs &personal() const { return m_ledger.durable().personal; }
    const core::MessageBook &messages() const { return m_ledger.durable().messages; }
    const core::MessageBook &decided_messages() const { return m_ledger.decided().messages; }
    const core::PersonalActs &decided_personal() const { return m_ledger.decided().personal; }
    /// Rises with each durable event.
    std::int64_t version() const { return m_ledger.durable().position; }
    core::Instant now() const { return m_clock(); }
    core::Day today() const { return core::local_day(now(), hall().site().utc_offset); }
    bool failed() const { return m_ledger.failed(); }
    std::size_t waiting() const { return m_ledger.waiting(); }

    /// Called in the loop's thread after durable changes, once for each group.
    void on_change(std::function<void()> changed) { m_listeners.push_back(std::move(changed)); }
    /// Called once, in the loop's thread, after the disk failed.
    void on_failed(std::function<void(const store::StoreError &)> failed) { m_on_failed = std::move(failed); }

    const sync::Ledger::Figures &figures() const { return m_ledger.figures(); }
    /// From a command to its durability.
    const Histogram &commit_waits() const { return m_commit_waits; }

private:
    using Steady = std::chrono::steady_clock;

    void submit(std::vector<core::Entry> entries);
    void hand_over();
    void committed(const store::Stored<store::Head> &result);
    void drain();

    Loop &m_loop;
    Clock m_clock;
    store::GroupCommit &m_commits;
    sync::Ledger m_ledger;
    std::deque<Steady::time_point> m_submitted; ///< when, of the batches that are not durable yet
    std::vector<std::vector<core::Entry>> m_gathered; ///< the last of them, on their way to the commit thread
    std::uint64_t m_done = 0;                   ///< batches told to the ledger
    std::vector<std::function<void()>> m_listeners;
    std::function<void(const store::StoreError &)> m_on_failed;
    Histogram m_commit_waits;

    // Shared with the commit thread.
    std::atomic<std::uint64_t> m_committed{0};
    std::atomic<bool> m_drain_posted{false};
    bool m_commits_failed = false; ///< the commit thread's own
    std::mutex m_error_lock;
    std::optional<store::StoreError> m_error;
};

} // namespace talon::server
