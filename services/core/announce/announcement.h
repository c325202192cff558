// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/call.h"

#include <map>
#include <optional>
#include <vector>

namespace talon::core {

/// Decides which calls a display speaks, and when: in order, one at a time, each once. After a restart in the
/// middle of a call it may be repeated once, and only while it is young. Pure: the caller keeps `Spoken` on disk,
/// written after begin() and before the first sound, and again after finish().
class AnnouncementQueue
{
public:
    /// What must survive a restart: the last call whose speech began, and the last one that is not to be begun
    /// again (it was finished, or what began was its repetition).
    struct Spoken {
        std::int64_t begun = 0;
        std::int64_t finished = 0;
        bool operator==(const Spoken &) const = default;
    };

    /// A call older than this is shown but no longer spoken: the visitor is on the way, or the display was away.
    static constexpr Millis max_age{60'000};
    /// A call that was cut by a restart is repeated only when it is younger than this.
    static constexpr Millis max_repeat_age{10'000};
    /// At most so many calls are kept for speaking; the oldest give way.
    static constexpr std::size_t max_waiting = 64;

    explicit AnnouncementQueue(Spoken spoken);

    /// Takes the calls of a new document (any order, repeats welcome) and keeps what has not been spoken.
    /// `now` is the backend's time as the display knows it; calls from the future are welcome.
    void offer(const std::vector<Call> &calls, Instant now);
    /// The call to speak now, oldest first; nothing while one is being spoken or none is due. Calls that became
    /// too old while they waited are dropped.
    std::optional<Call> begin(Instant now);
    /// The speech of `call` ended (or failed for good). Of a call that is not being spoken: nothing.
    void finish(std::int64_t call);

    Spoken spoken() const { return m_spoken; }

private:
    bool cut_by_restart(std::int64_t call) const;
    Millis age_limit(std::int64_t call) const;

    Spoken m_spoken;
    std::map<std::int64_t, Call> m_waiting;
    std::optional<std::int64_t> m_speaking;
};

} // namespace talon::core
