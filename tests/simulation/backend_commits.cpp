// SPDX-License-Identifier: GPL-3.0-or-later
// What the backend decided goes to its disk.
#include "tests/simulation/backend.h"

#include <algorithm>

namespace talon::simulation {

using core::Millis;

void Backend::submit(std::vector<core::Entry> entries)
{
    m_world.checkers.decided(entries, now());
    if (m_world.faults_on && m_world.plan.rate(Fault::disk_full) > 0 && m_refusals.below(300) == 0) {
        m_world.checkers.backend_failed();
        throw BrokenOnPurpose();
    }
    const bool taken = m_queue.put(std::move(entries), [this](const store::Stored<store::Head> &result) {
        m_refused = m_refused || !result;
        m_good += m_refused ? 0 : 1; // what comes after a refusal rests on what is not there
    });
    if (!taken)
        throw Broken("exactly once", "the queue of commits refuses what the ledger took on");
    if (!m_committing)
        begin_commit();
}

void Backend::begin_commit()
{
    m_committing = true;
    after(Millis{m_world.random.between(1, m_world.backend_machine.disk_state.latency.count())}, [this] {
        // All that waits is one transaction, or only the first part of it, as it happens to come.
        commit(m_world.random.percent(70) ? 100'000 : static_cast<std::size_t>(m_world.random.between(1, 4)));
    });
}

void Backend::commit(std::size_t max_entries)
{
    if (m_world.strikes_at_commit()) {
        m_world.marks.reach(Mark::killed_before_commit);
        return m_world.kill_backend(Millis{1000});
    }
    auto group = m_queue.take(max_entries);
    const auto append = journal_today(group);
    m_committer.commit(std::move(group), append);
    if (m_refused) {
        // The commit thread goes on with what waits, until talond ends: nothing of that may come to the journal.
        m_committing = false;
        if (!m_queue.empty())
            begin_commit();
        if (failed())
            return;
        if (const auto good = std::exchange(m_good, 0); good > 0)
            committed(good);
        m_world.checkers.backend_failed();
        return fail();
    }
    if (m_world.strikes_at_commit()) {
        m_world.marks.reach(Mark::killed_after_commit);
        return m_world.kill_backend(Millis{1000});
    }
    after(Millis{m_world.random.between(0, 2)}, [this] { committed(std::exchange(m_good, 0)); });
}

/// The disk as it is at this commit: well, full, or refusing one submission of the group, as a journal does that has another
/// opinion of what comes next than the ledger.
store::Committer::Append Backend::journal_today(const std::vector<store::Submission> &group)
{
    auto &journal = m_world.backend_disk.journal;
    const bool failing = m_world.backend_machine.disk_state.full;
    if (failing && m_refusals.percent(50)) {
        const auto &victim = group[static_cast<std::size_t>(m_refusals.below(static_cast<std::int64_t>(group.size())))];
        m_world.marks.reach(Mark::submission_refused);
        return [this, &journal, body = victim.entries.front().body](std::span<const core::Entry> entries) -> store::Stored<store::Head> {
            if (std::any_of(entries.begin(), entries.end(), [&](const core::Entry &entry) { return entry.body == body; }))
                return core::Failure{store::StoreError{store::StoreFault::too_large, "refused on purpose"}};
            const std::size_t before = journal.records().size();
            auto head = append_to(journal, entries);
            m_world.checkers.backend_appended(m_world.backend_disk, before);
            return head;
        };
    }
    if (failing)
        m_world.checkers.backend_failed();
    return [this, &journal, failing](std::span<const core::Entry> entries) -> store::Stored<store::Head> {
        // After a fault nobody knows what is on the disk: it may be all there at the next start.
        const std::size_t before = journal.records().size();
        if (!failing || m_world.random.percent(30)) {
            if (const auto head = append_to(journal, entries); !head)
                throw Broken("exactly once", "the backend's journal refuses what the ledger decided: " + head.error().detail);
            m_world.checkers.backend_appended(m_world.backend_disk, before);
        }
        if (failing)
            return core::Failure{store::StoreError{store::StoreFault::io, "the disk is full"}};
        return journal.head();
    };
}

store::Stored<store::Head> Backend::append_to(JournalFile &journal, std::span<const core::Entry> entries) const
{
    if (m_refused)
        throw Broken("9: nothing after an error", "a submission comes to the journal after one before it did not");
    return journal.append(entries);
}

void Backend::committed(std::size_t batches)
{
    m_committing = m_committing && m_refused;
    if (failed())
        return;
    guarded([&] {
        m_ledger->on_committed(batches);
        m_world.checkers.durable_changed(m_world.backend_disk, *m_ledger);
        if (m_ledger->take_changed())
            m_hub->on_changed(now());
    });
    if (!m_queue.empty() && !m_refused && !m_committing)
        begin_commit();
    flush();
}

void Backend::fail()
{
    m_world.marks.reach(Mark::disk_failed_backend);
    m_world.trace("the backend's disk failed");
    m_ledger->on_failed();
    flush();
    after(Millis{m_world.random.between(100, 2000)}, [this] { m_world.kill_backend(Millis{1000}); });
}

} // namespace talon::simulation
