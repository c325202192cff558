// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hall_clock.h"

#include "core/hall/arrival.h"
#include "core/hall/clocks.h"
#include "core/values/defects.h"

#include <algorithm>

namespace talon::sync {

static_assert(HallClock::earliest == core::Instant{core::oldest_arrival + std::chrono::days(1)});

namespace {

bool can_be(core::Instant time)
{
    return time >= HallClock::earliest && time <= HallClock::latest;
}

/// Does what was kept tell of this boot of the machine, and can it be true?
bool goes_on(const HallClock::Kept &kept, const HallClock::Start &start)
{
    const bool this_boot = !start.boot.empty() && kept.boot == start.boot && kept.run >= core::Instant{} && kept.run <= start.now.run;
    return this_boot && can_be(kept.time) && can_be(kept.begun) && can_be(kept.even) && kept.begun <= kept.time && kept.even <= kept.time;
}

} // namespace

bool HallClock::Kept::same_clock(const Kept &other) const
{
    constexpr core::Millis a_second{1000};
    const core::Millis apart = (time - run) - (other.time - other.run);
    return boot == other.boot && std::chrono::abs(apart) < a_second && begun == other.begun && even == other.even && settled == other.settled
        && vouched == other.vouched;
}

HallClock::HallClock(const Start &start)
    : m_boot(start.boot), m_base(std::max(start.last_event, start.now.wall)), m_run(start.now.run), m_settled(start.now.run + start.first),
      m_begun(m_base), m_even(m_base)
{
    if (start.kept && goes_on(*start.kept, start) && !core::defect(core::Defect::holding_forgotten))
        go_on(*start.kept, start);
}

void HallClock::go_on(Kept kept, const Start &start)
{
    for (const Correction &each : start.corrected) {
        kept.time += each.by;
        kept.begun += each.by;
        kept.even = each.since + each.by;
    }
    m_base = std::max(start.last_event, kept.time + (start.now.run - kept.run));
    m_begun = kept.begun;
    m_even = kept.even;
    m_settled = std::min(kept.settled, m_settled);
    m_vouched = kept.vouched;
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
    if (!believed || !can_be(now.wall))
        return std::nullopt;
    m_vouched |= facts.vouched;
    return adopt(now, *ahead, vouched || early ? m_even : expected(now));
}

CalendarFacts HallClock::facts_of(const core::Hall &hall, Moment now, bool vouched) const
{
    return {vouched, core::at_work(hall, m_begun), core::day_ends(hall, m_begun, now.wall)};
}

core::Result<std::optional<HallClock::Correction>, core::Refusal> HallClock::confirm(Moment now)
{
    const auto ahead = jump(now);
    if (!ahead)
        return std::optional<Correction>{};
    if (!can_be(now.wall) && !core::defect(core::Defect::dead_calendar_confirmed))
        return core::Failure{core::Refusal::unknown_day};
    return std::optional(adopt(now, *ahead, m_even));
}

HallClock::Kept HallClock::keep(Moment now, std::int64_t position) const
{
    return {position, m_boot, now.run, expected(now), m_begun, m_even, m_settled, m_vouched};
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
