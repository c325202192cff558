// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/figures.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace talon::core::survey {

namespace {

constexpr double z95 = 1.959963984540054; ///< quantile of the normal distribution at 97.5 %

double share(std::int64_t hits, std::int64_t count)
{
    return static_cast<double>(hits) / static_cast<double>(count);
}

} // namespace

Interval wilson(std::int64_t hits, std::int64_t count)
{
    if (count <= 0)
        return {};
    const double n = static_cast<double>(count);
    const double p = share(hits, count);
    const double z2 = z95 * z95;
    const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    const double half = z95 * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
    return {hits == 0 ? 0.0 : std::max(0.0, middle - half), hits == count ? 1.0 : std::min(1.0, middle + half)};
}

std::int64_t Marks::count() const
{
    return std::accumulate(marks.begin(), marks.end(), std::int64_t{0});
}

std::optional<double> Marks::mean() const
{
    std::int64_t sum = 0;
    for (std::size_t mark = 0; mark < marks.size(); ++mark)
        sum += marks[mark] * static_cast<std::int64_t>(mark + 1);
    return count() > 0 ? std::optional(share(sum, count())) : std::nullopt;
}

std::optional<double> Marks::share_of_best() const
{
    return count() > 0 ? std::optional(share(best(), count())) : std::nullopt;
}

Interval difference_between(std::int64_t hits_a, std::int64_t count_a, std::int64_t hits_b, std::int64_t count_b)
{
    if (count_a <= 0 || count_b <= 0)
        return {-1, 1};
    const double a = share(hits_a, count_a), b = share(hits_b, count_b);
    const Interval around_a = wilson(hits_a, count_a), around_b = wilson(hits_b, count_b);
    return {a - b - std::hypot(a - around_a.low, around_b.high - b), a - b + std::hypot(around_a.high - a, b - around_b.low)};
}

bool difference_proven(std::int64_t hits_a, std::int64_t count_a, std::int64_t hits_b, std::int64_t count_b)
{
    const Interval between = difference_between(hits_a, count_a, hits_b, count_b);
    return between.low > 0 || between.high < 0;
}

std::optional<Promoters> promoters(std::int64_t promoters, std::int64_t detractors, std::int64_t count)
{
    if (count <= 0)
        return std::nullopt;
    const double p = share(promoters, count), d = share(detractors, count);
    return Promoters{100 * (p - d), 100 * std::sqrt((p + d - (p - d) * (p - d)) / static_cast<double>(count))};
}

std::vector<bool> shown_cells(const std::vector<std::int64_t> &counts)
{
    std::vector<bool> shown(counts.size(), true);
    std::int64_t hidden_answers = 0;
    const auto hide = [&](std::size_t cell) {
        shown[cell] = false;
        hidden_answers += counts[cell];
    };
    if (std::accumulate(counts.begin(), counts.end(), std::int64_t{0}) < smallest_group) {
        std::fill(shown.begin(), shown.end(), false);
        return shown;
    }
    for (std::size_t cell = 0; cell < counts.size(); ++cell)
        if (counts[cell] > 0 && counts[cell] < smallest_group)
            hide(cell);
    if (hidden_answers == 0)
        return shown;
    std::vector<std::size_t> rest;
    for (std::size_t cell = 0; cell < counts.size(); ++cell)
        if (shown[cell])
            rest.push_back(cell);
    std::stable_sort(rest.begin(), rest.end(), [&](std::size_t a, std::size_t b) { return counts[a] < counts[b]; });
    // An empty cell hides nobody: it counts for nothing that is hidden with it, so the filled ones are taken first.
    std::stable_partition(rest.begin(), rest.end(), [&](std::size_t cell) { return counts[cell] > 0; });
    // One small cell alone never holds enough, so a second is always hidden with it.
    for (const std::size_t cell : rest)
        if (hidden_answers < smallest_group)
            hide(cell);
    return shown;
}

bool may_tell(std::int64_t told, std::int64_t present)
{
    return present - told >= smallest_group || told - present >= smallest_group;
}

} // namespace talon::core::survey
