// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace talon::simulation {

/// All that is left to chance in a world. The same seed gives the same numbers with every compiler and library.
class Random
{
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    /// A stream of its own for one purpose: to leave one purpose out changes nothing of the others.
    Random(std::uint64_t seed, std::string_view purpose);

    std::uint64_t next();
    /// 0…count−1; count ≥ 1.
    std::int64_t below(std::int64_t count) { return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(count)); }
    /// low…high, both included.
    std::int64_t between(std::int64_t low, std::int64_t high) { return low + below(high - low + 1); }
    bool percent(int chance) { return below(100) < chance; }

private:
    std::uint64_t m_state;
};

} // namespace talon::simulation
