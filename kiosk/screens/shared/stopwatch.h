// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"

#include <algorithm>

namespace talon::kiosk {

/// Time gone by, summed from the heartbeat's small steps: a clock that is set forward or back in between counts as
/// one second at most, so that setting it never throws a visitor out.
class Stopwatch
{
public:
    static constexpr core::Millis longestStep{1'000};

    void restart(core::Instant now)
    {
        m_last = now;
        m_elapsed = core::Millis{0};
    }
    void advance(core::Instant now)
    {
        m_elapsed += std::clamp(now - m_last, core::Millis{0}, longestStep);
        m_last = now;
    }
    core::Millis elapsed() const { return m_elapsed; }

private:
    core::Instant m_last{};
    core::Millis m_elapsed{0};
};

} // namespace talon::kiosk
