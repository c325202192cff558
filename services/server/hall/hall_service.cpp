// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hall/hall_service.h"

#include <spdlog/spdlog.h>

namespace talon::server {

namespace {

/// So many batches are handed over at once: a commit of them takes about as long as the loop needs for the next ones.
constexpr std::size_t together = 16;

} // namespace

HallService::HallService(Loop &loop, Clock clock, State replayed, store::GroupCommit &commits)
    : m_loop(loop), m_clock(std::move(clock)), m_commits(commits),
      m_ledger(std::move(replayed), [this](std::vector<core::Entry> entries) { submit(std::move(entries)); })
{
}

void HallService::ask(const core::Command &command, const std::string &actor, Answered answered)
{
    m_ledger.ask(command, actor, now(), std::move(answered));
}

void HallService::record(core::Event event, const std::string &actor, Answered answered)
{
    m_ledger.record(std::move(event), actor, now(), std::move(answered));
}

void HallService::record_all(std::vector<core::Event> events, const std::string &actor, core::Instant at, Answered answered)
{
    m_ledger.record_all(std::move(events), actor, at, std::move(answered));
}

// What the ledger takes on always finds room in the queue, however it comes.
static_assert((sync::Ledger::most_waiting + core::largest_batch).fits(store::GroupCommit::Limits{}.most_waiting));

/// What the loop's present round decides goes to the commit thread together: the first of it would else wake that thread for a
/// sync of its own, and all the others wait for that one. Not more than some, though: it works while the loop goes on.
void HallService::submit(std::vector<core::Entry> entries)
{
    m_submitted.push_back(Steady::now());
    m_gathered.push_back(std::move(entries));
    if (m_gathered.size() >= together)
        hand_over();
    else if (m_gathered.size() == 1)
        m_loop.post([this] { hand_over(); });
}

void HallService::hand_over()
{
    auto gathered = std::exchange(m_gathered, {});
    {
        const std::lock_guard guard(m_error_lock);
        if (m_error)
            return; // it rests on what is not there: drain() tells everybody
    }
    for (auto &entries : gathered) {
        if (m_commits.submit(std::move(entries), [this](const auto &result) { committed(result); }))
            continue;
        // The ledger holds it already and the journal never will: only a restart brings the two together again.
        spdlog::critical("the commit queue refused what it must have room for");
        const std::lock_guard guard(m_error_lock);
        m_error = store::StoreError{store::StoreFault::io, "the commit queue is full"};
        m_loop.post([this] { drain(); });
        return;
    }
}

/// In the commit thread: only counts, and wakes the loop once for a whole group.
void HallService::committed(const store::Stored<store::Head> &result)
{
    if (result && !m_commits_failed) {
        m_committed.fetch_add(1);
    } else if (!result) {
        m_commits_failed = true; // what comes later rests on what is not there
        const std::lock_guard guard(m_error_lock);
        if (!m_error)
            m_error = result.error();
    }
    if (!m_drain_posted.exchange(true))
        m_loop.post([this] { drain(); });
}

void HallService::drain()
{
    m_drain_posted.store(false);
    const auto now = Steady::now();
    for (const std::uint64_t committed = m_committed.load(); m_done < committed; ++m_done) {
        m_commit_waits.add(std::chrono::duration<double>(now - m_submitted.front()).count());
        m_submitted.pop_front();
        m_ledger.on_committed(1);
    }
    if (m_ledger.take_changed()) // after the answers, which are on their way through the loop already
        m_loop.post([this] {
            for (const auto &listener : m_listeners)
                listener();
        });
    const auto error = [this] {
        const std::lock_guard guard(m_error_lock);
        return m_error;
    }();
    if (!error || m_ledger.failed() || m_done != m_committed.load())
        return;
    m_ledger.on_failed();
    if (m_on_failed)
        m_on_failed(*error);
}

} // namespace talon::server
