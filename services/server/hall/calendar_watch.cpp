// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hall/calendar_watch.h"

#include "core/hall/arrival.h"
#include "server/terminals/terminal_hub.h"

#include <spdlog/spdlog.h>

namespace talon::server {

void CalendarWatch::look()
{
    const auto jump = m_time ? m_time->jump() : std::nullopt;
    if (jump && !m_jumped)
        spdlog::warn("this machine's calendar jumped by {} s", jump->count() / 1000);
    m_jumped = jump.has_value();
    if (const auto corrected = m_time ? m_time->look(m_hall.hall()) : std::nullopt)
        put_right(*corrected, "talond", [](const HallService::Outcome &) {});
}

void CalendarWatch::confirm(const std::string &who, HallService::Answered answered)
{
    // Before the first year of its count no arrival can be told; a machine that says 1970 has no calendar to confirm.
    const core::Instant earliest{core::oldest_arrival + std::chrono::days(1)};
    if (const auto jump = m_time ? m_time->jump() : std::nullopt; jump && m_hall.now() + *jump < earliest)
        return answered(core::Failure{sync::Fault{core::Refusal::unknown_day}});
    const auto corrected = m_time ? m_time->confirm() : std::nullopt;
    if (!corrected)
        return answered(std::vector<core::Event>{});
    put_right(*corrected, who, std::move(answered));
}

std::optional<CalendarNews> CalendarWatch::news() const
{
    const auto jump = m_time ? m_time->jump() : std::nullopt;
    return jump ? std::optional(CalendarNews{*jump, m_time->needs_person()}) : std::nullopt;
}

void CalendarWatch::put_right(const sync::HallClock::Correction &corrected, const std::string &who, HallService::Answered answered)
{
    spdlog::warn("the hall's time is put right by {} s ({})", corrected.by.count() / 1000, who);
    m_terminals.correct_time(corrected, who, std::move(answered));
}

} // namespace talon::server
