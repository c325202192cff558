// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/journal.h"

#include <deque>
#include <functional>
#include <span>
#include <vector>

namespace talon::store {

/// Entries that belong together, on their way into the journal: all or nothing.
struct Submission {
    /// Told once: the head after the transaction that holds the entries, or the fault. Must not throw.
    using Committed = std::function<void(const Stored<Head> &)>;

    std::vector<Entry> entries;
    Committed committed;
    std::function<void(Journal &)> work; ///< set: not entries, but work on the journal that runs alone in its turn
};

/// What waits for the journal, in order and within bounds. Like Committer a machine without a thread: GroupCommit runs both
/// over a journal, the simulation over its own disk.
class CommitQueue
{
public:
    /// Beyond so much put() takes nothing. A submission without entries weighs as much as one entry.
    explicit CommitQueue(core::Weight most_waiting) : m_most(most_waiting) {}

    /// False when there is no room: nothing was taken.
    [[nodiscard]] bool put(std::vector<Entry> entries, Submission::Committed committed);
    /// Work weighs nothing.
    void put_work(std::function<void(Journal &)> work);

    /// The next transaction: submissions in order, of at most `max_entries` together, the first whatever its size; or one piece
    /// of work alone. Empty when nothing waits.
    std::vector<Submission> take(std::size_t max_entries);
    bool empty() const { return m_queue.empty(); }

private:
    core::Weight m_most;
    core::Weight m_waiting;
    std::deque<Submission> m_queue;
};

/// Brings groups of submissions into the journal, and stops for good at the first that is not taken, for whatever reason:
/// what was decided later rests on it. Only a restart, which begins from what the journal holds, goes on from there.
class Committer
{
public:
    /// Appends the entries as one transaction, durable when it returns.
    using Append = std::function<Stored<Head>(std::span<const Entry>)>;

    /// Appends the group as one transaction and answers each of its submissions, in order. When the journal refuses an entry
    /// of it (too_large, duplicate, gap), those before that submission are appended one by one; the refused one is
    /// answered with its own fault, and everything after it with `io`.
    void commit(std::vector<Submission> group, const Append &append);

    /// Why nothing is committed any more; empty while all is well.
    const std::optional<StoreError> &stopped() const { return m_stopped; }

private:
    Stored<Head> tried(std::span<const Entry> entries, const Append &append);

    std::optional<StoreError> m_stopped;
};

} // namespace talon::store
