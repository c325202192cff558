// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/watch/alarm_watch.h"

#include "core/hall/clocks.h"
#include "server/terminals/terminal_hub.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace talon::server {

namespace {

AlarmLimits limits_of(const Settings::Alarms &settings)
{
    AlarmLimits limits;
    limits.offline = core::Minutes(settings.offline_minutes);
    limits.before_opening = core::Minutes(settings.before_opening_minutes);
    limits.waiting = core::Minutes(settings.waiting_minutes);
    limits.clock = std::chrono::seconds(settings.clock_seconds);
    limits.documents = std::chrono::seconds(settings.documents_seconds);
    limits.backup = core::Minutes(settings.backup_minutes);
    limits.disk_free_mib = settings.disk_free_mib;
    return limits;
}

bool holds(const std::vector<wire::Alarm> &alarms, const std::string &id)
{
    return std::any_of(alarms.begin(), alarms.end(), [&](const wire::Alarm &each) { return each.id == id; });
}

} // namespace

AlarmWatch::AlarmWatch(Sources sources, const Settings::Alarms &settings)
    : m_sources(std::move(sources)), m_limits(limits_of(settings)), m_started(m_sources.hall.now())
{
}

AlarmInputs AlarmWatch::inputs()
{
    AlarmInputs inputs;
    inputs.limits = m_limits;
    inputs.site = m_sources.hall.hall().site();
    inputs.started = m_started;
    inputs.unserved = unserved(m_sources.hall.hall());
    inputs.stranded = stranded(m_sources.hall.hall());
    inputs.promised = nearly_broken(m_sources.hall.hall(), m_sources.hall.now());
    inputs.bookings = m_bookings.look(m_sources.hall.hall(), m_sources.hall.bookings(), m_sources.hall.now());
    inputs.devices = m_sources.terminals.devices();
    if (m_sources.calendar)
        inputs.calendar = m_sources.calendar();
    inputs.in_doubt = core::in_doubt(m_sources.hall.hall());
    inputs.late = core::arrived_late(m_sources.hall.hall());
    if (m_sources.backups)
        inputs.backup = m_sources.backups();
    inputs.disk_free_mib = m_sources.disk_free_mib();
    inputs.answers_lost = m_sources.answers_lost && m_sources.answers_lost();
    inputs.survey_gaming = m_sources.survey_gaming && m_sources.survey_gaming();
    if (m_sources.names)
        inputs.names = m_sources.names();
    if (m_sources.figures_lost)
        inputs.figures_lost = m_sources.figures_lost();
    if (m_sources.lists)
        inputs.lists = m_sources.lists();
    if (m_sources.forecast)
        inputs.forecast_off = m_sources.forecast();
    return inputs;
}

const std::vector<wire::Alarm> &AlarmWatch::look()
{
    const core::Instant now = m_sources.hall.now();
    m_started = std::min(m_started, now); // a clock that was ahead when talond began was put right
    const auto causes = causes_of(inputs(), now, m_standing);
    m_standing = still_standing(m_standing, causes, now);
    auto alarms = alarms_of(causes, m_standing, now);
    tell_the_log(alarms);
    m_alarms = std::move(alarms);
    return m_alarms;
}

void AlarmWatch::tell_the_log(const std::vector<wire::Alarm> &alarms) const
{
    for (const wire::Alarm &each : alarms)
        if (!holds(m_alarms, each.id))
            spdlog::warn("alarm {} begins ({})", each.id, wire::name_of(each.severity));
    for (const wire::Alarm &each : m_alarms)
        if (!holds(alarms, each.id))
            spdlog::info("alarm {} is over", each.id);
}

} // namespace talon::server
