// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/hall/shown_calls.h"

#include <algorithm>

namespace talon::kiosk {

bool ShownCalls::follow(const wire::Calls &calls)
{
    if (calls.lines.empty())
        return false;
    std::vector<const wire::CallLine *> rising;
    for (const wire::CallLine &line : calls.lines)
        rising.push_back(&line);
    std::sort(rising.begin(), rising.end(), [](auto *a, auto *b) { return a->call.call < b->call.call; });

    const std::int64_t newest = m_kept.beyond.empty() ? m_kept.upTo : *m_kept.beyond.rbegin();
    const bool anew = rising.back()->call.call < newest;
    if (anew)
        m_kept = {};
    m_kept.upTo = std::max(m_kept.upTo, rising.front()->call.call - 1);
    for (const wire::CallLine *line : rising) {
        if (line->active && !has(line->call.call))
            break;
        m_kept.upTo = std::max(m_kept.upTo, line->call.call);
    }
    m_kept.beyond.erase(m_kept.beyond.begin(), m_kept.beyond.upper_bound(m_kept.upTo));
    return anew;
}

} // namespace talon::kiosk
