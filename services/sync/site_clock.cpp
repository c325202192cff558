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
    return std::max(now.wall + m_kept.offset, least(now));
}

bool SiteClock::in_doubt(Moment now) const
{
    return !m_told && now.wall + m_kept.offset < least(now) - tolerance;
}

SiteClock::Kept SiteClock::keep(Moment now) const
{
    if (!m_told)
        return m_kept;
    return {at(now), at(now) - now.wall};
}

} // namespace talon::sync
