// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/signs.h"

#include <algorithm>

namespace talon::core::survey {

std::string_view code_of(Sign sign)
{
    switch (sign) {
    case Sign::tokens_over_served: return "tokens_over_served";
    case Sign::hasty_run: return "hasty_run";
    case Sign::burst: break;
    }
    return "burst";
}

std::optional<Sign> SignWatch::came(const std::string &kiosk, Instant at)
{
    if (m_sources.size() >= max_sources && !m_sources.contains(kiosk))
        m_sources.erase(std::min_element(m_sources.begin(), m_sources.end(),
                                         [](const auto &a, const auto &b) { return a.second.lately.back() < b.second.lately.back(); }));
    Source &source = m_sources[kiosk];
    const bool hasty = !source.lately.empty() && at - source.lately.back() < hasty_pause;
    source.run = hasty ? source.run + 1 : 1;
    source.told_run = source.told_run && hasty;
    const std::size_t many = kiosk.empty() ? burst_of_phones : burst_of_kiosk;
    source.lately.push_back(at);
    while (source.lately.size() > many || at - source.lately.front() >= burst_time)
        source.lately.pop_front();
    const bool burst = source.lately.size() >= many;
    source.told_burst = source.told_burst && burst;
    if (!kiosk.empty() && source.run >= hasty_answers && !source.told_run) {
        source.told_run = true;
        return Sign::hasty_run;
    }
    if (burst && !source.told_burst) {
        source.told_burst = true;
        return Sign::burst;
    }
    return std::nullopt;
}

} // namespace talon::core::survey
