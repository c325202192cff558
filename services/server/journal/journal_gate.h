// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/backup.h"
#include "store/group_commit.h"

#include <condition_variable>
#include <mutex>

namespace talon::server {

/// Lets a thread that may be left behind use the journal, in the commit thread, as long as there is one. Shared with it.
class JournalGate
{
public:
    explicit JournalGate(store::GroupCommit &commits) : m_commits(commits) {}

    /// While it lives the commits stay; so it must not live across anything that may hang. False when the gate is closed.
    class Use
    {
    public:
        explicit Use(JournalGate &gate);
        ~Use();
        Use(const Use &) = delete;
        Use &operator=(const Use &) = delete;
        explicit operator bool() const { return m_open; }
        /// Runs the work in the commit thread and waits for it.
        store::WithJournal with_journal() const;

    private:
        JournalGate &m_gate;
        bool m_open;
    };

    /// Lets nobody in any more, and returns when the last one has left: the commits may end then.
    void close();

private:
    store::GroupCommit &m_commits;
    std::mutex m_mutex;
    std::condition_variable m_left;
    int m_uses = 0;
    bool m_open = true;
};

} // namespace talon::server
