// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/retention.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace talon::store {

namespace {

std::int64_t hour_of(core::Instant at)
{
    return std::chrono::floor<std::chrono::hours>(at).time_since_epoch().count();
}

std::int64_t day_of(core::Instant at)
{
    return std::chrono::floor<std::chrono::days>(at).time_since_epoch().count();
}

/// 1970-01-01 was a Thursday: three days further, weeks begin on Mondays.
std::int64_t week_of(core::Instant at)
{
    return std::chrono::floor<std::chrono::weeks>(at + std::chrono::days(3)).time_since_epoch().count();
}

/// Counts periods from the newest on: the first backup met in a period is its last one.
class Periods
{
public:
    Periods(std::int64_t (*period_of)(core::Instant), int most) : m_period_of(period_of), m_left(most) {}

    bool keeps(core::Instant made)
    {
        const std::int64_t period = m_period_of(made);
        if (m_left <= 0 || period == m_last)
            return false;
        m_last = period;
        --m_left;
        return true;
    }

private:
    std::int64_t (*m_period_of)(core::Instant);
    int m_left;
    std::int64_t m_last = std::numeric_limits<std::int64_t>::min(); ///< no time is that early
};

} // namespace

std::vector<std::size_t> to_delete(std::span<const core::Instant> made, const Retention &rule)
{
    std::vector<std::size_t> newest_first(made.size());
    std::iota(newest_first.rbegin(), newest_first.rend(), std::size_t{0});
    std::stable_sort(newest_first.begin(), newest_first.end(),
                     [&made](std::size_t one, std::size_t other) { return made[one] > made[other]; });
    Periods hours{hour_of, rule.hourly};
    Periods days{day_of, rule.daily};
    Periods weeks{week_of, rule.weekly};
    std::vector<std::size_t> deleted;
    for (const std::size_t index : newest_first) {
        const core::Instant at = made[index];
        // Each is asked, so that each counts its own periods.
        const bool hourly = hours.keeps(at);
        const bool daily = days.keeps(at);
        const bool weekly = weeks.keeps(at);
        const bool of_the_last = index + Retention::always_kept >= made.size();
        if (!of_the_last && !hourly && !daily && !weekly)
            deleted.push_back(index);
    }
    std::sort(deleted.begin(), deleted.end());
    return deleted;
}

} // namespace talon::store
