// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast/histogram.h"

namespace talon::core::forecast {

/// How long something takes, as 256 quantiles; quantile i is that of (i+½)/256.
class Law
{
public:
    /// Of no time at all.
    Law() = default;
    /// Of what was seen, counted twice, and of nine that were not, spread about `usual` as serving times are (lognormal, a
    /// coefficient of variation of 0.7), so that a service that nobody has seen has a law as well.
    Law(const Histogram &seen, Millis usual);
    /// Of what was seen alone; no time at all when nothing was.
    explicit Law(const Histogram &seen);
    /// Always the same.
    static Law constant(Millis time);

    /// In ms; 0 ≤ u < 1.
    double quantile(double u) const;
    /// Of how many in one it takes less, 0…1; `time` in ms.
    double below(double time) const;
    double mean() const { return m_mean; }

private:
    void fill(const std::array<double, 32> &weights);

    std::array<float, 256> m_quantiles{};
    double m_mean = 0;
};

} // namespace talon::core::forecast
