// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/given_days.h"

#include <set>

namespace talon::kiosk {

void GivenDays::add(core::Day day, std::int64_t seq)
{
    if (m_stretches.empty() || m_stretches.back().day != day)
        m_stretches.push_back({day, seq});
}

std::int64_t GivenDays::beforeLast(std::size_t kept) const
{
    std::set<core::Day> days;
    std::int64_t first = 0; // of what is kept so far
    for (auto stretch = m_stretches.rbegin(); stretch != m_stretches.rend(); ++stretch) {
        days.insert(stretch->day);
        if (days.size() > kept)
            return first - 1;
        first = stretch->first;
    }
    return 0;
}

void GivenDays::forget(std::int64_t seq)
{
    while (m_stretches.size() > 1 && m_stretches[1].first <= seq + 1)
        m_stretches.pop_front();
}

} // namespace talon::kiosk
