// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/jobs/slow_work.h"

#include <deque>

namespace talon::server {

/// Pieces of slow work one after the other, each as SlowWork runs it. Lives in the loop's thread.
class WorkQueue
{
public:
    /// `most_waiting`: pieces behind the one under way.
    WorkQueue(Loop &loop, std::size_t most_waiting) : m_most(most_waiting), m_thread(loop) {}

    /// Runs `work` when those before it have ended, and then `done` in the loop's thread. False: too many wait, nothing is begun.
    [[nodiscard]] bool start(std::function<void()> work, std::function<void()> done);
    bool busy() const { return !m_pieces.empty(); }

private:
    struct Piece {
        std::function<void()> work;
        std::function<void()> done;
    };
    void run();

    std::size_t m_most;
    std::deque<Piece> m_pieces; ///< the first is under way
    SlowWork m_thread;          ///< last: ends first
};

} // namespace talon::server
