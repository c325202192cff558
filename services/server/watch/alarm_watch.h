// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hall/hall_service.h"
#include "server/settings.h"
#include "server/watch/alarms.h"

namespace talon::server {

class TerminalHub;

/// Reads what alarms come from, and remembers since when each cause stands. What is wrong is all in alarms.h.
class AlarmWatch
{
public:
    struct Sources {
        const HallService &hall;
        const TerminalHub &terminals;
        std::function<std::optional<std::int64_t>()> disk_free_mib; ///< under the data folder, as it was known last
        std::function<std::optional<CalendarNews>()> calendar;
        std::function<std::optional<BackupNews>()> backups;
        std::function<bool()> answers_lost;
        std::function<bool()> survey_gaming;
        std::function<NamesNews()> names;
        std::function<std::optional<std::string>()> figures_lost;
        std::function<std::optional<core::forecast::Off>()> forecast;
        std::function<ListNews()> lists;
    };

    AlarmWatch(Sources sources, const Settings::Alarms &settings);

    /// The alarms of this moment. Called every few seconds, so that causes are seen when they begin, and whenever somebody asks.
    const std::vector<wire::Alarm> &look();

private:
    AlarmInputs inputs();
    void tell_the_log(const std::vector<wire::Alarm> &alarms) const;

    Sources m_sources;
    AlarmLimits m_limits;
    core::Instant m_started;
    BookingWatch m_bookings;
    StandingCauses m_standing;
    std::vector<wire::Alarm> m_alarms;
};

} // namespace talon::server
