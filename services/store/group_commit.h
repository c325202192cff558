// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/commit_queue.h"

namespace talon::store {

/// Commits in groups: everything that arrived while the last commit was on its way goes into the next one as one
/// transaction. Owns the journal in a thread of its own.
class GroupCommit
{
public:
    /// Called in the commit thread, once per submission, in order of submission: the head after the group that
    /// holds it, or the fault. After the first submission that is not committed, for whatever reason, every later one fails
    /// with `io`, and the journal refuses everything: stop acknowledging, end, restart. Must not throw.
    using Committed = Submission::Committed;

    /// `max_entries` bounds one transaction; `most_waiting` the queue: beyond it submit() returns false.
    struct Limits {
        std::size_t max_entries = 2048;
        core::Weight most_waiting = core::most_waiting + core::largest_batch;
    };

    explicit GroupCommit(Journal journal);
    GroupCommit(Journal journal, Limits limits);
    /// Commits what was submitted, then ends the thread.
    ~GroupCommit();

    GroupCommit(const GroupCommit &) = delete;
    GroupCommit &operator=(const GroupCommit &) = delete;

    /// Takes entries that belong together (all or nothing). False when the queue is full: nothing was taken.
    [[nodiscard]] bool submit(std::vector<Entry> entries, Committed committed);

    /// Runs `work` on the journal in the commit thread between two groups, after everything submitted before it; after
    /// a fault too, and meets the fault then. It counts for no limit and must not come after stop(): the caller's part.
    void with_journal(std::function<void(Journal &)> work);

    /// Waits until everything submitted so far is committed, ends the thread and hands the journal back. Once only.
    Journal stop();

    struct Figures {
        std::uint64_t commits = 0;
        std::uint64_t entries = 0;
        std::uint64_t largest_group = 0;
        double commit_seconds = 0; ///< sum over all commits
    };
    Figures figures() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace talon::store
