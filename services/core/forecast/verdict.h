// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast/watch.h"

namespace talon::core::forecast {

/// How the last day that counts was, of a forecast that is off.
struct Off {
    int inside = 0; ///< of a hundred called in the time that was told
    int later = 0;  ///< and after it

    bool operator==(const Off &) const = default;
};

/// Whether screens promise what does not come: on each of the last three days before `today` with at least a hundred tickets foretold at
/// issue, fewer than 75 of a hundred were called in the time that was told, or more than 15 after it. Nothing while there are fewer days.
std::optional<Off> off(const std::map<Day, DayMarks> &days, Day today);

} // namespace talon::core::forecast
