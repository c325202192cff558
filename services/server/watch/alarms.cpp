// SPDX-License-Identifier: GPL-3.0-or-later
// Long because all that can be wrong is told in this one place.
#include "server/watch/alarms.h"

#include "core/site/calendar.h"
#include "core/values/cut_text.h"
#include "server/watch/booking_causes.h"
#include "wire/json/limits.h"

#include <algorithm>
#include <tuple>

namespace talon::server {

using wire::AlarmCode;
using wire::AlarmSeverity;

Cause cause(AlarmSeverity severity, AlarmCode code)
{
    Cause made;
    made.alarm.id = wire::name_of(code);
    made.alarm.severity = severity;
    made.alarm.code = code;
    return made;
}

Cause cause(AlarmSeverity severity, AlarmCode code, const wire::DeviceLine &line)
{
    Cause made = cause(severity, code);
    made.alarm.id += ":" + line.device.value;
    made.alarm.device = wire::Alarm::Device{line.device, line.role, line.place};
    return made;
}

void began(Cause &made, core::Instant since, core::Instant now)
{
    made.alarm.since = std::min(since, now);
    made.began = true;
}

namespace {

std::string bounded(const std::string &sentence)
{
    return std::string(core::cut_text(sentence, wire::max_message_bytes));
}

void add_offline(std::vector<Cause> &causes, const AlarmInputs &inputs, const wire::DeviceLine &line, core::Instant now)
{
    const auto watched = watched_since(inputs.site, inputs.limits.before_opening, now);
    if (line.online || line.replaced || !watched)
        return;
    Cause made = cause(AlarmSeverity::serious, AlarmCode::device_offline, line);
    // What was not seen since talond's start has been away for longer; patience begins with the start all the same.
    began(made, line.since ? *line.since : line.last_seen.value_or(inputs.started), now);
    made.watched = line.since ? *watched : std::max(*watched, inputs.started);
    made.patience = inputs.limits.offline;
    causes.push_back(std::move(made));
}

void add_printer(std::vector<Cause> &causes, const AlarmLimits &limits, const StandingCauses &before, const wire::DeviceLine &line)
{
    if (!line.online || !line.printer || line.role != core::DeviceRole::ticket)
        return;
    const auto code = [&]() -> std::optional<AlarmCode> {
        switch (*line.printer) {
        case wire::PrinterState::ready: return std::nullopt;
        case wire::PrinterState::paper_out: return AlarmCode::printer_paper_out;
        case wire::PrinterState::stopped: return AlarmCode::printer_stopped;
        case wire::PrinterState::failed: return AlarmCode::printer_failed;
        case wire::PrinterState::absent: return AlarmCode::printer_absent;
        case wire::PrinterState::low: return AlarmCode::printer_paper_low;
        case wire::PrinterState::cover_open: return AlarmCode::printer_cover_open;
        case wire::PrinterState::jam: return AlarmCode::printer_jam;
        case wire::PrinterState::unreachable: return AlarmCode::printer_unreachable;
        }
        return std::nullopt;
    }();
    const bool prints = wire::older_than(*line.printer) == wire::PrinterState::ready;
    Cause ending = cause(AlarmSeverity::warning, AlarmCode::paper_ends_soon, line);
    const bool stands = before.contains(ending.alarm.id);
    // Where it does not print, that comes first; where the kiosk counts, it says more than the printer's own word of a low roll.
    const bool ends = prints && line.paper && line.paper->tickets <= (stands ? limits.paper_enough : limits.paper_tickets);
    if (code && !(ends && code == AlarmCode::printer_paper_low))
        causes.push_back(cause(prints ? AlarmSeverity::warning : AlarmSeverity::serious, *code, line));
    if (ends) {
        ending.alarm.parameters["tickets"] = std::int64_t{line.paper->tickets};
        causes.push_back(std::move(ending));
    }
}

/// Calls, or a kiosk's bell, that nobody hears. Where another display speaks for the zone they are heard all the same.
void add_sound(std::vector<Cause> &causes, const AlarmLimits &limits, const wire::DeviceLine &line)
{
    if (!line.online || !line.sound || *line.sound == wire::SoundState::ok)
        return;
    const AlarmCode code = *line.sound == wire::SoundState::muted ? AlarmCode::sound_muted
        : *line.sound == wire::SoundState::lost                   ? AlarmCode::sound_lost
                                                                  : AlarmCode::sound_failed;
    const bool calls_unheard = line.role == core::DeviceRole::hall && line.speaks.value_or(true);
    Cause made = cause(calls_unheard ? AlarmSeverity::serious : AlarmSeverity::warning, code, line);
    made.patience = limits.sound;
    causes.push_back(std::move(made));
}

void add_clock(std::vector<Cause> &causes, const AlarmInputs &inputs, const wire::DeviceLine &line)
{
    if (!line.online || !line.clock_offset || std::chrono::abs(*line.clock_offset) <= inputs.limits.clock)
        return;
    Cause made = cause(AlarmSeverity::warning, AlarmCode::clock_off, line);
    made.alarm.parameters["seconds"] = line.clock_offset->count() / 1000;
    causes.push_back(std::move(made));
}

void add_waiting(std::vector<Cause> &causes, const AlarmInputs &inputs, const wire::DeviceLine &line)
{
    // Of a device that is set aside nothing is taken: that is told, and this would say it twice.
    if (!line.online || line.pending <= 0 || line.set_aside)
        return;
    Cause made = cause(AlarmSeverity::warning, AlarmCode::events_waiting, line);
    made.alarm.parameters["events"] = line.pending;
    made.patience = inputs.limits.waiting;
    made.progress = line.acked_seq;
    causes.push_back(std::move(made));
}

void add_documents(std::vector<Cause> &causes, const AlarmInputs &inputs, const wire::DeviceLine &line)
{
    std::string kinds;
    std::int64_t progress = 0;
    for (const auto &document : line.documents) {
        // Sums of versions may run over; that they differ is all that counts.
        progress = static_cast<std::int64_t>(static_cast<std::uint64_t>(progress) + static_cast<std::uint64_t>(document.held));
        if (document.held < document.newest)
            kinds += (kinds.empty() ? "" : ",") + std::string(wire::name_of(document.kind));
    }
    if (!line.online || kinds.empty())
        return;
    Cause made = cause(AlarmSeverity::warning, AlarmCode::documents_old, line);
    made.alarm.parameters["kinds"] = kinds;
    made.patience = inputs.limits.documents;
    made.progress = progress;
    causes.push_back(std::move(made));
}

void add_set_aside(std::vector<Cause> &causes, const wire::DeviceLine &line)
{
    if (line.set_aside && !line.replaced) {
        const bool cloned = *line.set_aside == "device_cloned";
        causes.push_back(
            cause(AlarmSeverity::serious, cloned ? AlarmCode::device_cloned : AlarmCode::device_set_back, line));
    }
    if (line.events_set_aside > 0) {
        Cause made = cause(AlarmSeverity::warning, AlarmCode::events_set_aside, line);
        made.alarm.parameters["events"] = static_cast<std::int64_t>(line.events_set_aside);
        causes.push_back(std::move(made));
    }
}

/// The tickets outlast the key of the kiosk that gave them: whoever has no line any more is told by its id alone.
void add_tickets(std::vector<Cause> &causes, const AlarmInputs &inputs, AlarmCode code, const std::map<core::DeviceId, int> &tickets)
{
    for (const auto &[device, count] : tickets) {
        const auto line = std::find_if(inputs.devices.begin(), inputs.devices.end(), [&](const wire::DeviceLine &each) { return each.device == device; });
        wire::DeviceLine revoked;
        revoked.device = device;
        Cause made = cause(AlarmSeverity::serious, code, line == inputs.devices.end() ? revoked : *line);
        made.alarm.parameters["tickets"] = count;
        causes.push_back(std::move(made));
    }
}

void add_backup(std::vector<Cause> &causes, const AlarmInputs &inputs, core::Instant now)
{
    if (!inputs.backup)
        return;
    const BackupNews &news = *inputs.backup;
    const core::Millis age = now - news.last_good;
    if (age > inputs.limits.backup) {
        Cause made = cause(AlarmSeverity::serious, AlarmCode::backup_old);
        began(made, news.last_good, now);
        made.alarm.parameters["minutes"] = static_cast<std::int64_t>(age / core::Minutes(1));
        causes.push_back(std::move(made));
    }
    if (!news.last_error.empty()) {
        Cause made = cause(AlarmSeverity::warning, AlarmCode::backup_failed);
        made.alarm.parameters["error"] = bounded(news.last_error);
        causes.push_back(std::move(made));
    }
    if (!news.drill_error.empty()) {
        Cause made = cause(AlarmSeverity::serious, AlarmCode::drill_failed);
        if (news.drilled)
            began(made, *news.drilled, now);
        made.alarm.parameters["error"] = bounded(news.drill_error);
        causes.push_back(std::move(made));
    }
}

void add_machine(std::vector<Cause> &causes, const AlarmInputs &inputs, core::Instant now)
{
    if (const auto &news = inputs.calendar) {
        Cause made = news->needs_person ? cause(AlarmSeverity::serious, AlarmCode::calendar_unconfirmed)
                                        : cause(AlarmSeverity::warning, AlarmCode::calendar_jumped);
        made.alarm.parameters["seconds"] = news->jump.count() / 1000;
        causes.push_back(std::move(made));
    }
    add_backup(causes, inputs, now);
    if (inputs.disk_free_mib && *inputs.disk_free_mib < inputs.limits.disk_free_mib) {
        Cause made = cause(AlarmSeverity::serious, AlarmCode::disk_nearly_full);
        made.alarm.parameters["free_mib"] = *inputs.disk_free_mib;
        causes.push_back(std::move(made));
    }
    if (inputs.figures_lost) {
        Cause made = cause(AlarmSeverity::warning, AlarmCode::figures_failed);
        made.alarm.parameters["error"] = bounded(*inputs.figures_lost);
        causes.push_back(std::move(made));
    }
    if (inputs.answers_lost)
        causes.push_back(cause(AlarmSeverity::warning, AlarmCode::answers_not_kept));
    if (inputs.survey_gaming)
        causes.push_back(cause(AlarmSeverity::warning, AlarmCode::survey_gaming));
    if (inputs.forecast_off) {
        Cause made = cause(AlarmSeverity::warning, AlarmCode::forecast_off);
        made.alarm.parameters["inside"] = std::int64_t{inputs.forecast_off->inside};
        made.alarm.parameters["later"] = std::int64_t{inputs.forecast_off->later};
        causes.push_back(std::move(made));
    }
}

/// The day's span of minutes since local midnight; nothing on a closed day.
std::optional<core::Interval> working_day(const core::Site &site, core::Day day)
{
    std::optional<core::Interval> span;
    const auto widen = [&](const core::DayHours &hours) {
        for (const core::Interval &interval : hours)
            span = span ? core::Interval{std::min(span->from, interval.from), std::max(span->to, interval.to)} : interval;
    };
    widen(core::hours_on(site, day));
    for (const core::Service &service : site.services)
        if (!service.retired)
            widen(core::hours_on(site, service, day));
    return span;
}

void add_hall(std::vector<Cause> &causes, const AlarmInputs &inputs)
{
    for (const Unserved &each : inputs.unserved) {
        Cause made = cause(AlarmSeverity::serious, AlarmCode::waiting_no_window);
        made.alarm.id += ":" + each.service.value;
        made.alarm.parameters["service"] = bounded(each.title);
        made.alarm.parameters["tickets"] = static_cast<std::int64_t>(each.tickets);
        made.patience = inputs.limits.unserved;
        causes.push_back(std::move(made));
    }
    if (inputs.stranded > 0) {
        Cause made = cause(AlarmSeverity::warning, AlarmCode::transferred_to_nobody);
        made.alarm.parameters["tickets"] = static_cast<std::int64_t>(inputs.stranded);
        made.patience = inputs.limits.unserved;
        causes.push_back(std::move(made));
    }
}

} // namespace

std::optional<core::Instant> watched_since(const core::Site &site, core::Minutes before_opening, core::Instant now)
{
    const core::Day today = core::local_day(now, site.utc_offset);
    // Tomorrow's watch may begin before midnight.
    for (const core::Day day : {today, today + std::chrono::days(1)}) {
        const auto span = working_day(site, day);
        if (!span)
            continue;
        const core::Instant start = core::day_start(day, site.utc_offset);
        const core::Instant from = start + core::Minutes(span->from) - before_opening;
        if (from <= now && now < start + core::Minutes(span->to))
            return from;
    }
    return std::nullopt;
}

std::vector<Cause> causes_of(const AlarmInputs &inputs, core::Instant now, const StandingCauses &before)
{
    std::vector<Cause> causes;
    for (const wire::DeviceLine &line : inputs.devices) {
        add_offline(causes, inputs, line, now);
        add_printer(causes, inputs.limits, before, line);
        add_sound(causes, inputs.limits, line);
        add_set_aside(causes, line);
        add_waiting(causes, inputs, line);
        add_documents(causes, inputs, line);
        add_clock(causes, inputs, line);
    }
    add_tickets(causes, inputs, AlarmCode::tickets_in_doubt, inputs.in_doubt);
    add_tickets(causes, inputs, AlarmCode::tickets_late, inputs.late);
    add_hall(causes, inputs);
    add_bookings(causes, inputs);
    add_lists(causes, inputs, now);
    add_machine(causes, inputs, now);
    return causes;
}

StandingCauses still_standing(const StandingCauses &before, const std::vector<Cause> &causes, core::Instant now)
{
    StandingCauses standing;
    for (const Cause &each : causes) {
        if (each.began)
            continue;
        const auto known = before.find(each.alarm.id);
        const bool same = known != before.end() && known->second.progress == each.progress;
        // The hall's time may be set back: nothing began in the future.
        standing[each.alarm.id] = {same ? std::min(known->second.since, now) : now, each.progress};
    }
    return standing;
}

std::vector<wire::Alarm> alarms_of(const std::vector<Cause> &causes, const StandingCauses &standing, core::Instant now)
{
    std::vector<wire::Alarm> alarms;
    for (const Cause &each : causes) {
        wire::Alarm alarm = each.alarm;
        if (!each.began) {
            const auto known = standing.find(alarm.id);
            alarm.since = known == standing.end() ? now : known->second.since;
        }
        if (now - std::max(alarm.since, each.watched) >= each.patience)
            alarms.push_back(std::move(alarm));
    }
    std::sort(alarms.begin(), alarms.end(), [](const wire::Alarm &a, const wire::Alarm &b) {
        return std::tie(b.severity, a.since, a.id) < std::tie(a.severity, b.since, b.id);
    });
    return alarms;
}

} // namespace talon::server
