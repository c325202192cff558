// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/random.h"

namespace talon::simulation {

Random::Random(std::uint64_t seed, std::string_view purpose) : m_state(seed)
{
    for (const char c : purpose)
        m_state = next() ^ static_cast<unsigned char>(c);
}

std::uint64_t Random::next()
{
    // splitmix64
    m_state += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

} // namespace talon::simulation
