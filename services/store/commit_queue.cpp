// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/commit_queue.h"

#include "core/values/defects.h"

#include <algorithm>

namespace talon::store {

namespace {

core::Weight weight_of(const Submission &submission)
{
    core::Weight weight = core::weight_of(submission.entries);
    weight.entries = std::max<std::size_t>(weight.entries, 1);
    return weight;
}

/// Is this the fault of one submission, which the journal refused before it wrote anything?
bool of_one_submission(StoreFault fault)
{
    return fault == StoreFault::too_large || fault == StoreFault::duplicate || fault == StoreFault::gap;
}

} // namespace

bool CommitQueue::put(std::vector<Entry> entries, Submission::Committed committed)
{
    Submission submission{std::move(entries), std::move(committed), {}};
    const core::Weight after = m_waiting + weight_of(submission);
    if (!after.fits(m_most))
        return false;
    m_waiting = after;
    m_queue.push_back(std::move(submission));
    return true;
}

void CommitQueue::put_work(std::function<void(Journal &)> work)
{
    m_queue.push_back({{}, {}, std::move(work)});
}

std::vector<Submission> CommitQueue::take(std::size_t max_entries)
{
    std::vector<Submission> group;
    std::size_t entries = 0;
    while (!m_queue.empty()) {
        Submission &next = m_queue.front();
        const bool work = static_cast<bool>(next.work);
        if (!group.empty() && (work || entries + next.entries.size() > max_entries))
            break;
        entries += next.entries.size();
        if (!work)
            m_waiting -= weight_of(next);
        group.push_back(std::move(next));
        m_queue.pop_front();
        if (work)
            break;
    }
    return group;
}

void Committer::commit(std::vector<Submission> group, const Append &append)
{
    std::vector<Entry> all;
    std::vector<std::size_t> sizes;
    for (Submission &submission : group) {
        sizes.push_back(submission.entries.size());
        all.insert(all.end(), std::make_move_iterator(submission.entries.begin()),
                   std::make_move_iterator(submission.entries.end()));
    }
    const bool several = !m_stopped && group.size() > 1;
    Stored<Head> result = several ? append(all) : tried(all, append);
    const bool apart = several && !result && of_one_submission(result.error().fault);
    if (several && !result && !apart)
        m_stopped = result.error();
    std::size_t begin = 0;
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (apart)
            result = tried(std::span{all}.subspan(begin, sizes[i]), append);
        group[i].committed(result);
        begin += sizes[i];
    }
}

Stored<Head> Committer::tried(std::span<const Entry> entries, const Append &append)
{
    if (m_stopped && !core::defect(core::Defect::commits_after_refusal))
        return core::Failure{StoreError{StoreFault::io, "nothing is committed since: " + m_stopped->detail}};
    Stored<Head> result = append(entries);
    if (!result)
        m_stopped = result.error();
    return result;
}

} // namespace talon::store
