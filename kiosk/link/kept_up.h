// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"
#include "wire/terminals/documents.h"

#include <algorithm>
#include <map>
#include <optional>

namespace talon::kiosk {

/// The queues' lengths for a ticket that is given without the backend: the last board plus what was given here since. Nothing
/// is told once nobody has kept that up for a while, nor from a board that only the disk remembers.
class QueueLengths
{
public:
    /// How long without the backend a figure is still near enough to the truth to stand on a receipt.
    static constexpr core::Millis lasting{120'000};

    /// The backend sent this board.
    void heard(const wire::Board &board)
    {
        m_lines = board.lines;
        m_since.clear();
    }
    /// A ticket was given here. Returns how many people were before it, when that is known; `away` is how long the backend has
    /// not been there, zero while it is.
    std::optional<int> given(const core::ServiceId &service, core::Millis away)
    {
        const int before = m_since[service]++;
        const auto line = std::find_if(m_lines.begin(), m_lines.end(), [&](const auto &one) { return one.service == service; });
        if (line == m_lines.end() || away > lasting)
            return std::nullopt;
        return line->waiting + before;
    }

private:
    decltype(wire::Board::lines) m_lines;
    std::map<core::ServiceId, int> m_since;
};

/// Without the calls of another day than that of `now`: whom they called has gone home.
inline wire::Calls ofToday(wire::Calls calls, core::Instant now, core::UtcOffset offset)
{
    const core::Day today = core::local_day(now, offset);
    std::erase_if(calls.lines, [&](const auto &line) { return core::local_day(line.call.at, offset) != today; });
    return calls;
}

} // namespace talon::kiosk
