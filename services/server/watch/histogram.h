// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace talon::server {

/// How long something took, in counts by bounds that suit a disk: Prometheus' cumulative buckets are made of it.
class Histogram
{
public:
    static constexpr std::array<double, 11> bounds{0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 2.0};

    void add(double seconds)
    {
        std::size_t bucket = 0;
        while (bucket < bounds.size() && seconds > bounds[bucket])
            ++bucket;
        ++m_counts[bucket];
        m_sum += seconds;
    }

    /// Counts by bucket, not cumulative; the last one is beyond all bounds.
    const std::array<std::uint64_t, bounds.size() + 1> &counts() const { return m_counts; }
    double sum() const { return m_sum; }

private:
    std::array<std::uint64_t, bounds.size() + 1> m_counts{};
    double m_sum = 0;
};

} // namespace talon::server
