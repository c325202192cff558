// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/group_commit.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace talon::store {

namespace {

/// Nothing to commit for so long: between two visitors, and not between two pushes of one rush.
constexpr std::chrono::milliseconds calm{20};

} // namespace

struct GroupCommit::Impl {
    Impl(Journal journal_to_own, Limits limits_to_keep);

    void run();
    std::vector<Submission> take_group();
    void commit(std::vector<Submission> group);
    Stored<Head> append(std::span<const Entry> entries);

    Journal journal;     ///< the thread's alone while it runs
    Committer committer; ///< likewise
    const Limits limits;

    mutable std::mutex mutex;
    std::condition_variable arrived;
    CommitQueue queue;
    bool stopping = false;
    Figures figures;

    std::thread thread; ///< last: everything else stands when it starts
};

GroupCommit::Impl::Impl(Journal journal_to_own, Limits limits_to_keep)
    : journal(std::move(journal_to_own)), limits(limits_to_keep), queue(limits.most_waiting), thread([this] { run(); })
{
}

void GroupCommit::Impl::run()
{
    for (;;) {
        std::vector<Submission> group = take_group();
        if (group.empty())
            return;
        if (group.front().work)
            group.front().work(journal);
        else
            commit(std::move(group));
    }
}

/// Waits for something to do; nothing when it is time to end. The log is moved when nothing has come for a moment: whoever comes while it is
/// moved waits for milliseconds, and in a rush somebody always comes. What a rush leaves in the log append() moves itself in the end.
std::vector<Submission> GroupCommit::Impl::take_group()
{
    std::unique_lock lock{mutex};
    const auto something = [this] { return stopping || !queue.empty(); };
    if (!arrived.wait_for(lock, calm, something)) {
        lock.unlock();
        (void)journal.settle(); // a fault stays in the journal and meets the next group
        lock.lock();
        arrived.wait(lock, something);
    }
    return queue.take(limits.max_entries);
}

void GroupCommit::Impl::commit(std::vector<Submission> group)
{
    committer.commit(std::move(group), [this](std::span<const Entry> entries) { return append(entries); });
    if (committer.stopped())
        journal.stop(*committer.stopped()); // work that comes later must not change it either
}

Stored<Head> GroupCommit::Impl::append(std::span<const Entry> entries)
{
    const auto start = std::chrono::steady_clock::now();
    Stored<Head> result = journal.append(entries);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    if (result && !entries.empty()) {
        const std::lock_guard lock{mutex};
        figures.commits += 1;
        figures.entries += entries.size();
        figures.largest_group = std::max<std::uint64_t>(figures.largest_group, entries.size());
        figures.commit_seconds += taken.count();
    }
    return result;
}

// --- the other threads' side -------------------------------------------------------------------------------------

GroupCommit::GroupCommit(Journal journal) : GroupCommit(std::move(journal), Limits{}) {}

GroupCommit::GroupCommit(Journal journal, Limits limits)
    : m_impl(std::make_unique<Impl>(std::move(journal), limits))
{
}

GroupCommit::~GroupCommit()
{
    if (m_impl->thread.joinable())
        stop();
}

bool GroupCommit::submit(std::vector<Entry> entries, Committed committed)
{
    {
        const std::lock_guard lock{m_impl->mutex};
        if (m_impl->stopping || !m_impl->queue.put(std::move(entries), std::move(committed)))
            return false;
    }
    m_impl->arrived.notify_one();
    return true;
}

void GroupCommit::with_journal(std::function<void(Journal &)> work)
{
    {
        const std::lock_guard lock{m_impl->mutex};
        if (m_impl->stopping)
            throw std::logic_error("GroupCommit: work after stop()");
        m_impl->queue.put_work(std::move(work));
    }
    m_impl->arrived.notify_one();
}

Journal GroupCommit::stop()
{
    {
        const std::lock_guard lock{m_impl->mutex};
        if (m_impl->stopping)
            throw std::logic_error("GroupCommit: stop() a second time");
        m_impl->stopping = true;
    }
    m_impl->arrived.notify_one();
    m_impl->thread.join();
    return std::move(m_impl->journal);
}

GroupCommit::Figures GroupCommit::figures() const
{
    const std::lock_guard lock{m_impl->mutex};
    return m_impl->figures;
}

} // namespace talon::store
