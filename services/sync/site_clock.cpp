// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/site_clock.h"

#include "core/values/defects.h"

#include <algorithm>

namespace talon::sync {

void SiteClock::observe(core::Instant backend_now, Moment now, bool in_doubt)
{
    m_told = Told{backend_now, now.run};
    if (!in_doubt || core::defect(core::Defect::doubt_ended_by_doubt))
        m_sure = m_told;
}

core::Instant SiteClock::own(Moment now) const
{
    return m_sure ? carried(*m_sure, now) : std::max(now.wall + m_kept.offset, least(now));
}

core::Instant SiteClock::at(Moment now) const
{
    if (core::defect(core::Defect::calendar_trusted))
        return std::max(now.wall + m_kept.offset, least(now));
    return m_told ? carried(*m_told, now) : own(now);
}

bool SiteClock::in_doubt(Moment now) const
{
    constexpr core::Millis tolerance{60'000};
    const bool dead = !m_sure && now.wall + m_kept.offset < least(now) - tolerance;
    return dead || (m_told && std::chrono::abs(carried(*m_told, now) - own(now)) > tolerance);
}

SiteClock::Kept SiteClock::keep(Moment now) const
{
    if (!m_sure)
        return m_kept;
    return {own(now), own(now) - now.wall};
}

} // namespace talon::sync
