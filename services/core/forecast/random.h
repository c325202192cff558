// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace talon::core::forecast {

// Draws that are functions of who and of which run, never of what was drawn before: the same state gives the same forecast, and
// moments beside each other give forecasts beside each other. Whole numbers and IEEE arithmetic alone, so it is so on every machine.

/// Sebastiano Vigna's splitmix64: a mixing of 64 bits into 64 bits.
constexpr std::uint64_t mixed(std::uint64_t state)
{
    state += 0x9e3779b97f4a7c15ULL;
    state = (state ^ (state >> 30)) * 0xbf58476d1ce4e5b9ULL;
    state = (state ^ (state >> 27)) * 0x94d049bb133111ebULL;
    return state ^ (state >> 31);
}

/// FNV-1a.
constexpr std::uint64_t hashed(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char each : text)
        hash = (hash ^ static_cast<unsigned char>(each)) * 0x100000001b3ULL;
    return hash;
}

/// What is drawn for somebody: each has a number of its own.
enum class Draw : std::uint8_t { serving = 1, no_show, break_share, break_length, service_day, window_day, comes, offset, gap };

/// 0 ≤ u < 1, for this one, in this run, for this question.
constexpr double draw(std::uint64_t who, int run, Draw what)
{
    const std::uint64_t question = (static_cast<std::uint64_t>(run) << 8) | static_cast<std::uint64_t>(what);
    return static_cast<double>(mixed(who ^ mixed(question)) >> 11) * 0x1.0p-53;
}

/// A normal number by the sum of four even ones, within ±3.46: enough for a speed of the day, and without a logarithm.
constexpr double draw_normal(std::uint64_t who, int run, Draw what)
{
    const std::uint64_t first = mixed(who ^ mixed((static_cast<std::uint64_t>(run) << 8) | static_cast<std::uint64_t>(what)));
    double sum = 0;
    for (int part = 0; part < 4; ++part)
        sum += static_cast<double>((first >> (16 * part)) & 0xffff) / 65536.0;
    return (sum - 2.0) * 1.7320508075688772;
}

/// A stream of them, for arrivals.
class Stream
{
public:
    explicit constexpr Stream(std::uint64_t seed) : m_state(mixed(seed)) {}

    constexpr double even()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        return static_cast<double>(mixed(m_state) >> 11) * 0x1.0p-53;
    }

    /// Of mean 1: −ln(1−u) by a series, since libraries of machines differ in the last bit of theirs.
    constexpr double exponential()
    {
        double x = 1.0 - even();
        double halvings = 0;
        while (x < 0.5) {
            x *= 2;
            halvings += 1;
        }
        const double y = (1 - x) / (1 + x); // −ln x = 2·(y + y³/3 + y⁵/5 + …), y ≤ 1/3
        double power = y;
        double sum = 0;
        for (int odd = 1; odd < 24; odd += 2, power *= y * y)
            sum += power / odd;
        return halvings * 0.6931471805599453 + 2 * sum;
    }

private:
    std::uint64_t m_state;
};

} // namespace talon::core::forecast
