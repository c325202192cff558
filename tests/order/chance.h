// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>

namespace talon::order {

/// All that is left to chance in a day; the same seed gives the same day.
class Chance
{
public:
    explicit Chance(std::uint64_t seed) : m_state(seed * 0x9e3779b97f4a7c15ULL + 0x1234567) {}

    double even()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        std::uint64_t mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
        return static_cast<double>((mixed ^ (mixed >> 31)) >> 11) * 0x1.0p-53;
    }
    bool happens(double chance) { return even() < chance; }
    double exponential(double mean) { return -mean * std::log(1 - even()); }
    double normal() { return std::sqrt(-2 * std::log(1 - even())) * std::cos(6.283185307179586 * even()); }
    /// Of that mean and coefficient of variation.
    double lognormal(double mean, double cv)
    {
        const double variance = std::log(1 + cv * cv);
        return mean * std::exp(std::sqrt(variance) * normal() - variance / 2);
    }
    /// About 1.
    double factor(double deviation) { return lognormal(1, deviation); }

private:
    std::uint64_t m_state;
};

} // namespace talon::order
