// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace talon::core::forecast {

/// How long something took, counted in 32 bins: bin i is [edge i, edge i+1), edges grow by a fifth from 30 s to 2 h 50 min. What is
/// shorter is in the first bin, what is longer in the last one.
using Histogram = std::array<std::int32_t, 32>;

inline constexpr std::array<std::int64_t, 33> histogram_edges = [] {
    std::array<std::int64_t, 33> edges{30'000}; // ms
    for (std::size_t i = 1; i < edges.size(); ++i)
        edges[i] = edges[i - 1] * 6 / 5;
    return edges;
}();

inline std::size_t bin_of(Millis took)
{
    const auto next = std::upper_bound(histogram_edges.begin(), histogram_edges.end(), took.count());
    return next == histogram_edges.begin() ? 0 : std::min<std::size_t>(static_cast<std::size_t>(next - histogram_edges.begin()) - 1, 31);
}

inline void count_in(Histogram &histogram, Millis took) { ++histogram[bin_of(took)]; }

inline void halve(Histogram &histogram)
{
    for (std::int32_t &each : histogram)
        each /= 2;
}

inline std::int64_t total(const Histogram &histogram)
{
    std::int64_t sum = 0;
    for (const std::int32_t each : histogram)
        sum += each;
    return sum;
}

} // namespace talon::core::forecast
