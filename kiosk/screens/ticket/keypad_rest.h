// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"

#include <optional>

namespace talon::kiosk {

/// When a keypad on which figures open something rests: after so many tries in a row that opened nothing, so that nobody tries them all.
/// Without I/O.
class KeypadRest
{
public:
    static constexpr int mostMisses = 5;
    static constexpr core::Millis rest{30'000};
    /// A miss that is so old counts no more.
    static constexpr core::Millis forgiven{120'000};

    bool resting(core::Instant now) const;
    /// Misses in a row; none once it rests.
    int misses() const { return m_misses; }

    void onMiss(core::Instant now);
    /// Something was opened: misses are counted anew.
    void onHit() { m_misses = 0; }
    /// It rests from now on, whatever was missed.
    void begin(core::Instant now) { m_until = now + rest; }
    /// True once when a rest is over.
    bool onTick(core::Instant now);

private:
    int m_misses = 0;
    core::Instant m_lastMiss{};
    std::optional<core::Instant> m_until;
};

} // namespace talon::kiosk
