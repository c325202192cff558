// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forecast/calibration.h"

#include <algorithm>

namespace talon::core::forecast {

namespace {

constexpr Millis half_minute{30'000};
constexpr std::size_t enough = 20;     ///< scores, else those of all lengths count
constexpr std::int32_t until_known = 1200;
constexpr Minutes two_hours{120};
constexpr Minutes longest_told{12 * 60}; ///< more is no wait

std::size_t length_of(Millis median)
{
    constexpr std::array<Minutes, 3> edges{Minutes{6}, Minutes{15}, Minutes{30}};
    return static_cast<std::size_t>(std::upper_bound(edges.begin(), edges.end(), median) - edges.begin());
}

std::int32_t score(Millis miss, Millis width)
{
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(miss.count() * 1000 / (width + half_minute).count(), -100'000, 100'000));
}

/// The ⌈(n+1)·level⌉-th smallest.
std::int32_t quantile(std::vector<std::int32_t> scores, std::size_t level)
{
    if (scores.size() < enough)
        return until_known;
    const std::size_t rank = std::min(((scores.size() + 1) * level + 999) / 1000, scores.size());
    const auto at = scores.begin() + static_cast<std::ptrdiff_t>(rank - 1);
    std::nth_element(scores.begin(), at, scores.end());
    return *at;
}

void put(std::vector<std::int32_t> &ring, std::size_t place, std::int32_t value)
{
    if (place < ring.size())
        ring[place] = value;
    else
        ring.push_back(value);
}

} // namespace

void Calibration::learn(const Spread &spread, Millis came)
{
    Ring &ring = m_rings[length_of(spread.median)];
    put(ring.down, ring.next, score(spread.median - came, spread.median - spread.q10));
    put(ring.up, ring.next, score(came - spread.median, spread.q90 - spread.median));
    ring.next = (ring.next + 1) % remembered;
}

std::size_t Calibration::size() const
{
    std::size_t all = 0;
    for (const Ring &ring : m_rings)
        all += ring.up.size();
    return all;
}

Stretch Calibration::stretch(std::size_t level) const
{
    Ring together;
    for (const Ring &ring : m_rings) {
        together.down.insert(together.down.end(), ring.down.begin(), ring.down.end());
        together.up.insert(together.up.end(), ring.up.begin(), ring.up.end());
    }
    Stretch made;
    for (std::size_t bin = 0; bin < m_rings.size(); ++bin) {
        const Ring &ring = m_rings[bin].up.size() < enough ? together : m_rings[bin];
        made.bins[bin] = {quantile(ring.down, level), quantile(ring.up, level)};
    }
    return made;
}

Reach Stretch::reach(const Spread &spread) const
{
    const Ends &ends = bins[length_of(spread.median)];
    const Millis down = (spread.median - spread.q10 + half_minute) * ends.down / 1000;
    const Millis up = (spread.q90 - spread.median + half_minute) * ends.up / 1000;
    const Millis from = std::max(spread.median - down, Millis{0});
    return {from, std::max(spread.median + up, from)};
}

WaitRange in_fives(const Reach &exact, Millis median)
{
    const Reach reach{std::min<Millis>(exact.from, longest_told), std::min<Millis>(exact.to, longest_told)};
    const auto outwards = [&](Minutes step) {
        return WaitRange{Minutes{reach.from / step * step.count()}, Minutes{(reach.to + step - Millis{1}) / step * step.count()}};
    };
    WaitRange range = outwards(Minutes{5});
    if (range.to > Minutes{60})
        range = outwards(Minutes{10});
    range.to = std::max(range.to, Minutes{5});
    if (range.to <= Minutes{10})
        range.from = Minutes{0};
    if (median >= two_hours)
        range = {std::max(range.from, two_hours), std::max(range.to, two_hours)};
    return range;
}

} // namespace talon::core::forecast
