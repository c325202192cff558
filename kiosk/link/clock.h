// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

namespace talon::kiosk {

/// The terminal's clock in UTC: the one place below the screens where time enters.
inline core::Instant systemNow()
{
    return std::chrono::time_point_cast<core::Millis>(std::chrono::system_clock::now());
}

} // namespace talon::kiosk
