// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/file.h"

#include <array>

namespace talon::reports {

/// How often less is no figure but chance: ranks of so few values are not told («мало данных»).
inline constexpr std::int64_t few = 5;

/// The times of rows, of which mean, ranks and the greatest are told. Ranks are nearest ranks over the rows themselves: with the sorted
/// x₁…xₙ, P_p = x_k, k = (n·p + 99) div 100. A total is made of all rows, never of other rows' ranks.
class Times
{
public:
    /// Milliseconds; −1 is none and is passed over. What is longer than 49 days counts as that.
    void add(std::int64_t ms);

    struct Told {
        std::int64_t n = 0;
        std::int64_t mean = 0; ///< half up to the millisecond
        std::int64_t median = 0, p90 = 0, p95 = 0, most = 0;
        bool operator==(const Told &) const = default;
    };
    /// All 0 where n is. Puts its values into another order.
    Told told();

private:
    std::vector<std::uint32_t> m_values;
    std::int64_t m_sum = 0;
};

/// Upper bounds, in minutes, of how long was waited for the first call; the last class has none.
inline constexpr std::array wait_bounds{5, 10, 15, 20, 30, 45, 60};

/// What windows did, in milliseconds. `breaks`: between the first and the last time of a day that somebody held it.
struct WindowTimes {
    std::int64_t free = 0, called = 0, serving = 0, idle = 0, breaks = 0;

    void add(const SpanRow &row);
    std::int64_t held() const { return free + called + serving; }
};

/// Sums over rows. What is of a visit is counted with one row of it, what is of a leg with each.
struct Sums {
    std::int64_t visitors = 0, legs = 0, booked = 0;
    std::int64_t served = 0, no_show = 0, left_staff = 0, left_day = 0, left_late = 0, open = 0; ///< how visits ended, with their last leg
    std::int64_t transfers = 0, returns = 0, recalls = 0, out_of_turn = 0;
    std::int64_t counted = 0, within = 0, left_before = 0, excess = 0; ///< of the norm; `excess` in milliseconds
    std::int64_t waiting = 0, waiting_late = 0;                        ///< who is still here and was never called, and those past the norm
    std::int64_t promised = 0, promise_kept = 0, promise_early = 0, promise_late = 0; ///< who was told a range and called; `promise_late`: ms after it
    std::array<std::int64_t, wait_bounds.size() + 1> waits{};
    Times first_wait, visit_wait, way, serving, stay;
    WindowTimes window;

    void add(const LegRow &row);

private:
    void add_visit(const LegRow &row);
    void add_promise(const LegRow &row);
};

/// Whether a row is a breach of the norm: called after it, or gone after it uncalled; and whether it went before it.
bool breaches(const LegRow &row);
bool left_before_norm(const LegRow &row);

} // namespace talon::reports
