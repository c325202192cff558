// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

namespace talon::core {

/// From–to in minutes since local midnight, 0 ≤ from < to ≤ 1440; `to` itself is outside.
struct Interval {
    int from = 0;
    int to = 0;

    bool operator==(const Interval &) const = default;
    bool contains(int minute) const { return from <= minute && minute < to; }
};

/// Intervals of one day, in order and apart; none: closed.
using DayHours = std::vector<Interval>;

/// Intervals for each day of the week, Monday first, in order and apart. A day without intervals is closed.
using WeekHours = std::array<DayHours, 7>;

} // namespace talon::core
