// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall.h"
#include "server/histogram.h"
#include "server/loop.h"
#include "store/group_commit.h"
#include "sync/stream_receiver.h"

#include <atomic>
#include <mutex>
#include <variant>

namespace talon::server {

/// Why a command was not carried out though the hall has nothing against it.
enum class Trouble {
    overloaded, ///< too much is waiting for the disk
    failed,     ///< the disk said no: nothing more is acknowledged until a restart
};
using Fault = std::variant<core::Refusal, Trouble>;

/// The hall as the server runs it. A command is decided at once against `decided`, the hall ahead of the disk, so that
/// two operators in the same instant never get the same ticket; it is answered when it is durable, and only then
/// `durable` knows it, from which everything is shown. Lives in the loop's thread.
class HallService
{
public:
    struct State {
        core::Hall hall;
        core::Registry registry;
        std::int64_t position = 0; ///< of the journal's head
    };
    /// The events that were committed for a command; none when it was so already.
    using Outcome = core::Result<std::vector<core::Event>, Fault>;
    using Answered = std::function<void(const Outcome &)>;

    /// What may wait for the disk before commands are turned away; less than the queue of GroupCommit.
    static constexpr std::size_t max_waiting = 32768;

    HallService(Loop &loop, Clock clock, State replayed, store::GroupCommit &commits);

    /// Decides the command and answers when that is durable. A refusal too waits for what it rests on.
    void ask(const core::Command &command, const std::string &actor, Answered answered);
    /// Writes an event of the registry. The caller has checked it against decided_registry().
    void record(core::Event event, const std::string &actor, Answered answered);
    /// Takes events of a device's stream, all in one commit, each with its origin. False: not taken, too much waits.
    bool receive(const core::DeviceId &device, std::int64_t epoch, const std::vector<sync::Received> &events,
                 std::function<void(bool committed)> done);

    const core::Hall &hall() const { return m_durable.hall; }
    const core::Registry &registry() const { return m_durable.registry; }
    const core::Registry &decided_registry() const { return m_decided.registry; }
    /// Rises with each durable event.
    std::int64_t version() const { return m_durable.position; }
    core::Instant now() const { return m_clock(); }
    core::Day today() const { return core::local_day(now(), hall().site().utc_offset); }
    bool failed() const { return m_failed; }
    std::size_t waiting() const { return m_pending.size(); }

    /// Called in the loop's thread after durable changes, once for each group.
    void on_change(std::function<void()> changed) { m_listeners.push_back(std::move(changed)); }
    /// Called once, in the loop's thread, after the disk failed.
    void on_failed(std::function<void(const store::StoreError &)> failed) { m_on_failed = std::move(failed); }

    struct Figures {
        std::uint64_t events = 0;
        std::uint64_t set_aside = 0;
        std::uint64_t refused = 0;
    };
    const Figures &figures() const { return m_figures; }
    /// From a command to its durability.
    const Histogram &commit_waits() const { return m_commit_waits; }

private:
    struct Submission {
        std::vector<core::Happened> happened;
        std::vector<store::Entry> entries;
    };
    struct Pending {
        bool submitted = false; ///< false: only waits for those before it
        std::vector<core::Happened> happened;
        std::function<void(bool committed)> done;
        std::chrono::steady_clock::time_point since = std::chrono::steady_clock::now();
    };

    void add(Submission &submission, core::Event event, const std::string &actor, store::Origin origin, core::Instant now);
    void add_received(Submission &submission, const core::DeviceId &device, std::int64_t epoch,
                      const sync::Received &received, core::Instant now);
    void submit(Submission submission, std::function<void(bool)> done);
    void after_pending(std::function<void(bool)> done);
    void committed(const store::Stored<store::Head> &result);
    void drain();
    void fail();
    void make_durable(const std::vector<core::Happened> &happened);

    Loop &m_loop;
    Clock m_clock;
    store::GroupCommit &m_commits;
    State m_decided;
    State m_durable;
    std::unordered_map<core::DeviceId, core::Instant> m_last_arrival;
    std::deque<Pending> m_pending;
    std::uint64_t m_done = 0; ///< submissions made durable here
    bool m_failed = false;
    std::vector<std::function<void()>> m_listeners;
    std::function<void(const store::StoreError &)> m_on_failed;
    Figures m_figures;
    Histogram m_commit_waits;

    // Shared with the commit thread.
    std::atomic<std::uint64_t> m_committed{0};
    std::atomic<bool> m_drain_posted{false};
    bool m_commits_failed = false; ///< the commit thread's own
    std::mutex m_error_lock;
    std::optional<store::StoreError> m_error;
};

} // namespace talon::server
