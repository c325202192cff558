// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hall/hall_service.h"
#include "server/hall/hall_time.h"
#include "server/hall/time_file.h"
#include "server/terminals/terminal_hub.h"
#include "server/watch/alarms.h"

namespace talon::server {

/// Looks at this machine's calendar; when the hall's clock takes its word, the hall and the terminals are told.
class CalendarWatch
{
public:
    /// `time`: null when the clock is somebody else's; then there is nothing to look at.
    CalendarWatch(HallTime *time, TimeFile &file, const HallService &hall, TerminalHub &terminals)
        : m_time(time), m_file(file), m_hall(hall), m_terminals(terminals)
    {
        doubt();
    }

    /// Every second.
    void look();
    /// Keeps what is to be known at the next start.
    void stop();
    /// Somebody says that the calendar is right; answered when that is durable. Nothing is done when the hall's time is no other;
    /// refused (unknown_day) when the calendar shows what no calendar can.
    void confirm(const std::string &who, HallService::Answered answered);
    std::optional<CalendarNews> news() const;

private:
    /// Tells the terminals whether the hall's time is sure.
    void doubt() const { m_terminals.doubt_time(m_time && m_time->jump()); }
    void put_right(const sync::HallClock::Correction &corrected, const std::string &who, HallService::Answered answered);

    HallTime *m_time;
    TimeFile &m_file;
    const HallService &m_hall;
    TerminalHub &m_terminals;
    bool m_jumped = false;
    int m_on_their_way = 0; ///< corrections that are not durable yet
};

} // namespace talon::server
