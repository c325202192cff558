// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/site_clock.h"

#include "core/hall/clocks.h"
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
    constexpr core::Millis tolerance{60'000};
    return !m_told && now.wall + m_kept.offset < least(now) - tolerance;
}

SiteClock::Kept SiteClock::keep(Moment now) const
{
    if (!m_told)
        return m_kept;
    return {at(now), at(now) - now.wall};
}

HallClock::HallClock(core::Instant last_event, Moment now, core::Millis first)
    : m_base(std::max(last_event, now.wall)), m_run(now.run), m_settled(now.run + first), m_begun(m_base), m_even(m_base)
{
}

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

bool HallClock::needs_person(Moment now) const
{
    const auto ahead = jump(now);
    return ahead && std::chrono::abs(*ahead) > largest_jump;
}

std::optional<HallClock::Correction> HallClock::look(Moment now, CalendarFacts facts)
{
    const auto ahead = jump(now);
    if (!ahead) {
        m_vouched |= facts.vouched;
        return std::nullopt;
    }
    const bool of_days = needs_person(now) && !core::defect(core::Defect::days_jumped);
    const bool early = now.run <= m_settled && !(facts.at_work && facts.ends_day) && !core::defect(core::Defect::correction_held);
    const bool vouched = facts.vouched && !core::defect(core::Defect::correction_held);
    const bool believed = of_days ? vouched && !m_vouched : vouched || early || !facts.at_work;
    if (!believed)
        return std::nullopt;
    m_vouched |= facts.vouched;
    return adopt(now, *ahead, vouched || early ? m_even : expected(now));
}

CalendarFacts HallClock::facts_of(const core::Hall &hall, Moment now, bool vouched) const
{
    return {vouched, core::at_work(hall, m_begun), core::day_ends(hall, m_begun, now.wall)};
}

std::optional<HallClock::Correction> HallClock::confirm(Moment now)
{
    const auto ahead = jump(now);
    return ahead ? std::optional(adopt(now, *ahead, m_even)) : std::nullopt;
}

HallClock::Correction HallClock::adopt(Moment now, core::Millis by, core::Instant since)
{
    const Correction correction{by, since};
    m_even = since + by;
    m_base = now.wall;
    m_run = now.run;
    m_begun += by;
    return correction;
}

} // namespace talon::sync
