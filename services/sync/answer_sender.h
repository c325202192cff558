// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/terminals/messages.h"

#include <deque>

namespace talon::sync {

/// A terminal's answers to surveys on their way to the backend, beside the stream of events. They are on the terminal's disk until
/// the backend says that it has them; one that is sent again is taken once, by its id. Times are of a clock that only counts up.
class AnswerSender
{
public:
    /// One message is under way at a time. After so long without an answer it is taken for lost, and the next ones are sent.
    static constexpr core::Millis patience{10'000};
    /// What a message may weigh: a frame holds more than twice as much.
    static constexpr std::size_t most_bytes = 100 * 1024;

    /// `kept`: those on the disk, in any order.
    explicit AnswerSender(std::vector<wire::KioskAnswer> kept = {});

    /// One more is on the disk.
    void on_kept(wire::KioskAnswer answer);
    /// The backend lets us in: whatever was under way may be lost.
    void on_online();
    void on_offline();
    /// Those of these ids that may be deleted now.
    std::vector<wire::AnswerId> on_taken(const wire::AnswersTaken &taken);

    /// The next message to send, if there is one to be sent now. What the backend did not take goes to the end, so that it holds up nothing.
    std::optional<wire::Answers> next(core::Instant now);

    std::size_t waiting() const { return m_kept.size(); }

private:
    std::deque<wire::KioskAnswer> m_kept;
    bool m_online = false;
    std::optional<core::Instant> m_sent; ///< when what is under way was sent
    std::size_t m_under_way = 0;         ///< so many of the first
};

} // namespace talon::sync
