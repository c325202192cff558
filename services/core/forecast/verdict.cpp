// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forecast/verdict.h"

namespace talon::core::forecast {

namespace {

constexpr std::int64_t enough = 100; ///< tickets of a day
constexpr int days_in_a_row = 3;
constexpr std::int64_t least_inside = 75;
constexpr std::int64_t most_later = 15;

} // namespace

std::optional<Off> off(const std::map<Day, DayMarks> &days, Day today)
{
    std::optional<Off> newest;
    int bad = 0;
    for (auto day = days.rbegin(); day != days.rend() && bad < days_in_a_row; ++day) {
        Marks all;
        for (const auto &[service, ages] : day->second)
            all += ages[0];
        if (day->first >= today || all.n < enough)
            continue;
        if (all.inside * 100 >= least_inside * all.n && all.later * 100 <= most_later * all.n)
            return std::nullopt;
        if (bad++ == 0)
            newest = Off{static_cast<int>(all.inside * 100 / all.n), static_cast<int>(all.later * 100 / all.n)};
    }
    return bad == days_in_a_row ? newest : std::nullopt;
}

} // namespace talon::core::forecast
