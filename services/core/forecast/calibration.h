// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast/batch.h"
#include "core/values/wait_range.h"

namespace talon::core::forecast {

/// A range of a wait, not rounded.
struct Reach {
    Millis from{0};
    Millis to{0};

    bool operator==(const Reach &) const = default;
};

/// By how much the runs' own range is stretched, for forecasts of each length.
struct Stretch {
    struct Ends {
        std::int32_t down = 0; ///< thousandths of the way from the median to the tenth part
        std::int32_t up = 0;
    };
    std::array<Ends, 4> bins{};

    Reach reach(const Spread &spread) const;
};

/// How wrong forecasts were lately: raw quantiles of runs hold less than they say (74 % in place of 80), since no run knows
/// everything, so ranges are stretched by what past ones would have needed (conformal prediction, after Romano and others). Whole
/// numbers, the last 2,000 of each of four lengths.
class Calibration
{
public:
    /// A forecast of that spread was followed by a call after `came`.
    void learn(const Spread &spread, Millis came);
    /// Ranges that hold eight of ten.
    Stretch eight_of_ten() const { return stretch(900); }
    /// What screens round outwards to fives: seven of ten before, nearly nine of ten after.
    Stretch seven_of_ten() const { return stretch(850); }
    std::size_t size() const;

    bool operator==(const Calibration &) const = default;

private:
    static constexpr std::size_t remembered = 2000;

    /// Scores in thousandths, the oldest overwritten.
    struct Ring {
        std::vector<std::int32_t> down;
        std::vector<std::int32_t> up;
        std::size_t next = 0;
        bool operator==(const Ring &) const = default;
    };

    Stretch stretch(std::size_t level) const;

    std::array<Ring, 4> m_rings;
};

/// As screens say it: outwards to fives of minutes, to tens when the upper end is over an hour; from 0 where the upper end is ten or
/// less. A median of two hours and more: both ends are at least 120, «more than two hours».
WaitRange in_fives(const Reach &reach, Millis median);

} // namespace talon::core::forecast
