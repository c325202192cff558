// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hall/calendar_watch.h"

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
    doubt();
    if (m_time && m_on_their_way == 0)
        m_file.look(m_time->keep(m_hall.version()));
}

void CalendarWatch::stop()
{
    if (m_time && m_on_their_way == 0)
        m_file.close(m_time->keep(m_hall.version()));
}

void CalendarWatch::confirm(const std::string &who, HallService::Answered answered)
{
    if (!m_time)
        return answered(std::vector<core::Event>{});
    const auto corrected = m_time->confirm();
    if (!corrected)
        return answered(core::Failure{sync::Fault{corrected.error()}});
    if (!*corrected)
        return answered(std::vector<core::Event>{});
    put_right(**corrected, who, std::move(answered));
}

std::optional<CalendarNews> CalendarWatch::news() const
{
    const auto jump = m_time ? m_time->jump() : std::nullopt;
    return jump ? std::optional(CalendarNews{*jump, m_time->needs_person()}) : std::nullopt;
}

void CalendarWatch::put_right(const sync::HallClock::Correction &corrected, const std::string &who, HallService::Answered answered)
{
    spdlog::warn("the hall's time is put right by {} s ({})", corrected.by.count() / 1000, who);
    ++m_on_their_way;
    m_terminals.correct_time(corrected, who, [this, answered = std::move(answered)](const HallService::Outcome &outcome) {
        m_on_their_way -= outcome ? 1 : 0; // a disk that failed ends talond
        answered(outcome);
    });
}

} // namespace talon::server
