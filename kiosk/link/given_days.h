// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"

#include <cstdint>
#include <deque>

namespace talon::kiosk {

/// On which days a journal's tickets were given, as stretches in order of their seq: what may be pruned is told by the days
/// themselves, not by a clock that may be wrong.
class GivenDays
{
public:
    /// The ticket `seq` was given on `day`; seq only rises.
    void add(core::Day day, std::int64_t seq);
    /// The last seq before the tickets of the last `kept` (at least 1) different days; 0 while there are no more than that.
    std::int64_t beforeLast(std::size_t kept) const;
    /// Everything up to `seq` is gone.
    void forget(std::int64_t seq);

private:
    struct Stretch {
        core::Day day{};
        std::int64_t first = 0;
    };
    std::deque<Stretch> m_stretches;
};

} // namespace talon::kiosk
