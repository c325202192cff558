// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hall/hall_service.h"

namespace talon::server {

/// Checks the chain of the journal while the hall works: every record's hash, and that it follows on the one before. In pieces of
/// milliseconds between two commits, from the first event up to the one that was the last when it began. What `talond verify` checks
/// besides (SQLite itself, the projections) needs talond stopped. Lives in the loop's thread.
class ChainCheck
{
public:
    enum class State { never, running, sound, damaged };
    struct Status {
        State state = State::never;
        std::int64_t checked = 0; ///< records
        std::int64_t of = 0;
        core::Instant began{};
        std::optional<core::Instant> ended;
        std::string wrong;        ///< of a damaged one, an English sentence
    };

    ChainCheck(Loop &loop, HallService &hall, store::GroupCommit &commits) : m_loop(loop), m_hall(hall), m_commits(commits) {}

    /// Begins one; one that runs goes on.
    void begin();
    const Status &status() const { return m_status; }
    /// To be called while the commits still run.
    void stop() { m_stopped = true; }

private:
    void read_on();

    Loop &m_loop;
    HallService &m_hall;
    store::GroupCommit &m_commits;
    Status m_status;
    bool m_stopped = false;
};

} // namespace talon::server
