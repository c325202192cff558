// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/announce/announcement.h"

#include "core/values/defects.h"

#include <algorithm>

namespace talon::core {

AnnouncementQueue::AnnouncementQueue(Spoken spoken) : m_spoken(spoken) {}

bool AnnouncementQueue::cut_by_restart(std::int64_t call) const
{
    return call == m_spoken.begun && (m_spoken.finished < call || defect(Defect::spoken_twice)) && !m_speaking;
}

Millis AnnouncementQueue::age_limit(std::int64_t call) const
{
    return cut_by_restart(call) ? max_repeat_age : max_age;
}

void AnnouncementQueue::offer(const std::vector<Call> &calls, Instant now)
{
    for (const Call &call : calls) {
        const bool due = call.call > m_spoken.begun || cut_by_restart(call.call);
        if (due && now - call.at < age_limit(call.call))
            m_waiting.emplace(call.call, call);
    }
    while (m_waiting.size() > max_waiting)
        m_waiting.erase(m_waiting.begin());
}

std::optional<Call> AnnouncementQueue::begin(Instant now)
{
    if (m_speaking)
        return std::nullopt;
    while (!m_waiting.empty()) {
        const Call call = m_waiting.begin()->second;
        m_waiting.erase(m_waiting.begin());
        if (now - call.at >= age_limit(call.call))
            continue;
        if (cut_by_restart(call.call))
            m_spoken.finished = call.call; // the one repetition: another crash must not bring a second
        m_spoken.begun = call.call;
        m_speaking = call.call;
        return call;
    }
    return std::nullopt;
}

void AnnouncementQueue::finish(std::int64_t call)
{
    if (m_speaking != call)
        return;
    m_speaking.reset();
    m_spoken.finished = std::max(m_spoken.finished, call);
}

} // namespace talon::core
