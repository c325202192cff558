// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/site_clock.h"

#include "core/values/defects.h"

#include <algorithm>

namespace talon::sync {

void SiteClock::observe(core::Instant backend_now, Moment now)
{
    m_told = Told{backend_now, now.run};
}

core::Instant SiteClock::at(Moment now) const
{
    if (m_told && !core::defect(core::Defect::calendar_trusted))
        return m_told->backend + (now.run - m_told->run);
    return std::max(now.wall + m_kept.offset, m_kept.confirmed);
}

SiteClock::Kept SiteClock::keep(Moment now) const
{
    if (!m_told)
        return m_kept;
    return {at(now), at(now) - now.wall};
}

HallClock::HallClock(core::Instant last_event, Moment now) : m_base(std::max(last_event, now.wall)), m_run(now.run) {}

core::Instant HallClock::at(Moment now)
{
    if (const core::Instant before = expected(now); (!jump(now) && now.wall > before) || core::defect(core::Defect::calendar_jump_followed)) {
        m_base = now.wall;
        m_run = now.run;
    }
    return expected(now);
}

std::optional<core::Millis> HallClock::jump(Moment now) const
{
    const core::Millis ahead = now.wall - expected(now);
    return ahead > largest_step || ahead < -largest_step ? std::optional(ahead) : std::nullopt;
}

void HallClock::adopt(Moment now)
{
    m_base = now.wall;
    m_run = now.run;
}

} // namespace talon::sync
