// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/group_commit.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace talon::store {

namespace {

struct Submission {
    std::vector<Entry> entries;
    GroupCommit::Committed committed;
    std::function<void(Journal &)> work; ///< set: runs alone, between two groups
};

/// Does the journal live on after this fault? Then it is the fault of one submission, not of the whole group.
bool of_one_entry(StoreFault fault)
{
    return fault == StoreFault::too_large || fault == StoreFault::duplicate || fault == StoreFault::gap;
}

} // namespace

struct GroupCommit::Impl {
    Impl(Journal journal_to_own, Limits limits_to_keep);

    void run();
    std::vector<Submission> take_group();
    void commit(std::vector<Submission> group);
    Stored<Head> append(std::span<const Entry> entries);

    Journal journal; ///< the thread's alone while it runs
    const Limits limits;

    mutable std::mutex mutex;
    std::condition_variable arrived;
    std::deque<Submission> queue;
    std::size_t waiting = 0; ///< entries in the queue; a submission without any counts as one
    bool stopping = false;
    Figures figures;

    std::thread thread; ///< last: everything else stands when it starts
};

GroupCommit::Impl::Impl(Journal journal_to_own, Limits limits_to_keep)
    : journal(std::move(journal_to_own)), limits(limits_to_keep), thread([this] { run(); })
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
        // After the answers, so that nobody waits for it. A fault stays in the journal and meets the next group.
        (void)journal.settle();
    }
}

/// Waits for something to do; nothing when it is time to end. Piece of work alone, or submissions up to the limit,
/// of which the first is taken whatever its size.
std::vector<Submission> GroupCommit::Impl::take_group()
{
    std::vector<Submission> group;
    std::size_t entries = 0;
    std::unique_lock lock{mutex};
    arrived.wait(lock, [this] { return stopping || !queue.empty(); });
    while (!queue.empty()) {
        Submission &next = queue.front();
        const bool alone = next.work || entries + next.entries.size() > limits.max_entries;
        if (!group.empty() && alone)
            break;
        entries += next.entries.size();
        if (!next.work)
            waiting -= std::max<std::size_t>(next.entries.size(), 1);
        const bool work = static_cast<bool>(next.work);
        group.push_back(std::move(next));
        queue.pop_front();
        if (work)
            break;
    }
    return group;
}

void GroupCommit::Impl::commit(std::vector<Submission> group)
{
    std::vector<Entry> all;
    std::vector<std::size_t> sizes;
    for (Submission &submission : group) {
        sizes.push_back(submission.entries.size());
        all.insert(all.end(), std::make_move_iterator(submission.entries.begin()),
                   std::make_move_iterator(submission.entries.end()));
    }
    const Stored<Head> together = append(all);
    const bool apart = !together && of_one_entry(together.error().fault) && group.size() > 1;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < group.size(); ++i) {
        // One bad submission must not take the others with it: then each gets a transaction of its own.
        group[i].committed(apart ? append(std::span{all}.subspan(begin, sizes[i])) : together);
        begin += sizes[i];
    }
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
        const std::size_t weight = std::max<std::size_t>(entries.size(), 1);
        if (m_impl->stopping || m_impl->waiting + weight > m_impl->limits.max_waiting)
            return false;
        m_impl->waiting += weight;
        m_impl->queue.push_back({std::move(entries), std::move(committed), {}});
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
        m_impl->queue.push_back({{}, {}, std::move(work)});
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
