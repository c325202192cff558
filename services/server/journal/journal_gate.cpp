// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/journal/journal_gate.h"

#include <future>

namespace talon::server {

JournalGate::Use::Use(JournalGate &gate) : m_gate(gate)
{
    const std::lock_guard guard(gate.m_mutex);
    m_open = gate.m_open;
    gate.m_uses += m_open ? 1 : 0;
}

JournalGate::Use::~Use()
{
    if (!m_open)
        return;
    const std::lock_guard guard(m_gate.m_mutex);
    --m_gate.m_uses;
    m_gate.m_left.notify_all();
}

store::WithJournal JournalGate::Use::with_journal() const
{
    return [&commits = m_gate.m_commits](const std::function<void(store::Journal &)> &work) {
        std::promise<void> done;
        commits.with_journal([&work, &done](store::Journal &journal) {
            work(journal);
            done.set_value();
        });
        done.get_future().wait();
    };
}

void JournalGate::close()
{
    std::unique_lock lock(m_mutex);
    m_open = false;
    m_left.wait(lock, [this] { return m_uses == 0; });
}

} // namespace talon::server
