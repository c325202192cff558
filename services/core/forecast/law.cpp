// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forecast/law.h"

namespace talon::core::forecast {

namespace {

/// Nine quantiles of a lognormal law of mean 1.
constexpr std::array<double, 9> usual_spread{.255, .396, .516, .641, .781, .952, 1.182, 1.542, 2.394};

} // namespace

Law::Law(const Histogram &seen, Millis usual)
{
    std::array<double, 32> weights{};
    for (std::size_t bin = 0; bin < weights.size(); ++bin)
        weights[bin] = 2.0 * seen[bin];
    for (const double part : usual_spread)
        weights[bin_of(Millis{static_cast<std::int64_t>(static_cast<double>(usual.count()) * part)})] += 1;
    fill(weights);
}

Law::Law(const Histogram &seen)
{
    std::array<double, 32> weights{};
    for (std::size_t bin = 0; bin < weights.size(); ++bin)
        weights[bin] = seen[bin];
    if (total(seen) > 0)
        fill(weights);
}

Law Law::constant(Millis time)
{
    Law law;
    law.m_quantiles.fill(static_cast<float>(time.count()));
    law.m_mean = static_cast<double>(time.count());
    return law;
}

void Law::fill(const std::array<double, 32> &weights)
{
    double all = 0;
    for (const double weight : weights)
        all += weight;
    std::size_t bin = 0;
    double before = 0;
    double sum = 0;
    for (std::size_t i = 0; i < m_quantiles.size(); ++i) {
        const double wanted = (static_cast<double>(i) + 0.5) / 256.0 * all;
        while (bin < 31 && before + weights[bin] < wanted)
            before += weights[bin++];
        const auto from = static_cast<double>(histogram_edges[bin]);
        const auto to = static_cast<double>(histogram_edges[bin + 1]);
        const double part = weights[bin] > 0 ? std::min(1.0, (wanted - before) / weights[bin]) : 0.0;
        m_quantiles[i] = static_cast<float>(from + (to - from) * part);
        sum += static_cast<double>(m_quantiles[i]);
    }
    m_mean = sum / 256.0;
}

double Law::quantile(double u) const
{
    const double at = std::clamp(u * 256.0 - 0.5, 0.0, 255.0);
    const auto low = static_cast<std::size_t>(at);
    const auto from = static_cast<double>(m_quantiles[low]);
    const auto to = static_cast<double>(m_quantiles[std::min<std::size_t>(low + 1, 255)]);
    return from + (to - from) * (at - static_cast<double>(low));
}

double Law::below(double time) const
{
    const auto next = std::upper_bound(m_quantiles.begin(), m_quantiles.end(), static_cast<float>(time));
    return static_cast<double>(next - m_quantiles.begin()) / 256.0;
}

} // namespace talon::core::forecast
