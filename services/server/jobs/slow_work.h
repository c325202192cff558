// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/loop.h"

namespace talon::server {

/// Runs one piece of slow work at a time in a thread of its own, which gives way to the rest of talond. The work may hang in
/// the file system for as long as it likes: nobody waits for it, and at a stop it is left behind. So it must own, or
/// share, all that it uses. An exception out of it is a broken invariant, and ends talond.
class SlowWork
{
public:
    explicit SlowWork(Loop &loop);
    /// As stop() without patience.
    ~SlowWork();
    SlowWork(const SlowWork &) = delete;
    SlowWork &operator=(const SlowWork &) = delete;

    /// Runs `work` in the thread and then `done` in the loop's. False: the last one is still under way, nothing is begun.
    [[nodiscard]] bool start(std::function<void()> work, std::function<void()> done);
    bool busy() const;

    /// No `done` is called any more. Waits at most so long for the work under way; false when it goes on.
    bool stop(core::Millis patience);

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace talon::server
