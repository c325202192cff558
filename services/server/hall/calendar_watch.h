// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hall/hall_service.h"
#include "server/hall/hall_time.h"
#include "server/watch/alarms.h"

namespace talon::server {

class TerminalHub;

/// Looks at this machine's calendar; when the hall's clock takes its word, the hall and the terminals are told.
class CalendarWatch
{
public:
    /// `time`: null when the clock is somebody else's; then there is nothing to look at.
    CalendarWatch(HallTime *time, const HallService &hall, TerminalHub &terminals) : m_time(time), m_hall(hall), m_terminals(terminals) {}

    /// Every second.
    void look();
    /// Somebody says that the calendar is right; answered when that is durable. Nothing is done when the hall's time is no other.
    void confirm(const std::string &who, HallService::Answered answered);
    std::optional<CalendarNews> news() const;

private:
    void put_right(const sync::HallClock::Correction &corrected, const std::string &who, HallService::Answered answered);

    HallTime *m_time;
    const HallService &m_hall;
    TerminalHub &m_terminals;
    bool m_jumped = false;
};

} // namespace talon::server
