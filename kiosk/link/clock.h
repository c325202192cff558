// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/site_clock.h"

#include <algorithm>

namespace talon::kiosk {

/// The terminal's two clocks now: the one place below the screens where time enters. The one that only counts up is said
/// as if it had begun with 1970; nothing depends on where it begins.
inline sync::Moment moment()
{
    const auto run = std::chrono::steady_clock::now().time_since_epoch();
    return {core::Instant{std::chrono::duration_cast<core::Millis>(run)},
            std::chrono::time_point_cast<core::Millis>(std::chrono::system_clock::now())};
}

/// How long from now until `when` of the run's clock, for a timer: 0…60,000 ms.
inline int untilRun(core::Instant when)
{
    return static_cast<int>(std::clamp<std::int64_t>((when - moment().run).count(), 0, 60'000));
}

} // namespace talon::kiosk
