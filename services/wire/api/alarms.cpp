// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/api/alarms.h"

#include "wire/hall/ticket_fields.h"
#include "wire/json/names.h"
#include "wire/json/write_fields.h"

namespace talon::wire {

namespace detail {

template<>
struct Names<AlarmSeverity> {
    static constexpr std::array<std::pair<AlarmSeverity, std::string_view>, 2> all{
        {{AlarmSeverity::warning, "warning"}, {AlarmSeverity::serious, "serious"}}};
};

template<>
struct Names<AlarmCode> {
    static constexpr std::array<std::pair<AlarmCode, std::string_view>, alarm_codes> all{
        {{AlarmCode::device_offline, "device_offline"},
         {AlarmCode::events_waiting, "events_waiting"},
         {AlarmCode::clock_off, "clock_off"},
         {AlarmCode::printer_paper_out, "printer_paper_out"},
         {AlarmCode::printer_stopped, "printer_stopped"},
         {AlarmCode::printer_failed, "printer_failed"},
         {AlarmCode::printer_absent, "printer_absent"},
         {AlarmCode::printer_cover_open, "printer_cover_open"},
         {AlarmCode::printer_jam, "printer_jam"},
         {AlarmCode::printer_unreachable, "printer_unreachable"},
         {AlarmCode::printer_paper_low, "printer_paper_low"},
         {AlarmCode::paper_ends_soon, "paper_ends_soon"},
         {AlarmCode::device_cloned, "device_cloned"},
         {AlarmCode::device_set_back, "device_set_back"},
         {AlarmCode::events_set_aside, "events_set_aside"},
         {AlarmCode::documents_old, "documents_old"},
         {AlarmCode::calendar_jumped, "calendar_jumped"},
         {AlarmCode::calendar_unconfirmed, "calendar_unconfirmed"},
         {AlarmCode::tickets_in_doubt, "tickets_in_doubt"},
         {AlarmCode::tickets_late, "tickets_late"},
         {AlarmCode::backup_failed, "backup_failed"},
         {AlarmCode::backup_old, "backup_old"},
         {AlarmCode::drill_failed, "drill_failed"},
         {AlarmCode::disk_nearly_full, "disk_nearly_full"},
         {AlarmCode::waiting_no_window, "waiting_no_window"},
         {AlarmCode::transferred_to_nobody, "transferred_to_nobody"},
         {AlarmCode::booking_promise, "booking_promise"},
         {AlarmCode::answers_not_kept, "answers_not_kept"},
         {AlarmCode::survey_gaming, "survey_gaming"},
         {AlarmCode::figures_failed, "figures_failed"},
         {AlarmCode::forecast_off, "forecast_off"},
         {AlarmCode::bookings_crowded, "bookings_crowded"},
         {AlarmCode::personal_data_overdue, "personal_data_overdue"},
         {AlarmCode::names_unavailable, "names_unavailable"},
         {AlarmCode::bookings_outside, "bookings_outside"},
         {AlarmCode::list_waiting, "list_waiting"},
         {AlarmCode::bookings_missing, "bookings_missing"},
         {AlarmCode::list_folder_away, "list_folder_away"},
         {AlarmCode::sound_muted, "sound_muted"},
         {AlarmCode::sound_lost, "sound_lost"},
         {AlarmCode::sound_failed, "sound_failed"}}};
};

} // namespace detail

namespace {

void write_device(detail::Writer &out, const std::optional<Alarm::Device> &device)
{
    out.key("device");
    if (!device)
        return out.null();
    out.begin_object();
    out("device", device->id);
    out("role", device->role);
    out.key("place");
    out.string(device->place);
    out.end_object();
}

void write_alarm(detail::Writer &out, const Alarm &alarm)
{
    out.begin_object();
    out.key("id");
    out.string(alarm.id);
    out("severity", alarm.severity);
    out("code", alarm.code);
    out("since", alarm.since);
    write_device(out, alarm.device);
    out.key("parameters");
    out.begin_object();
    for (const auto &[name, value] : alarm.parameters) {
        out.key(name);
        if (const auto *number = std::get_if<std::int64_t>(&value))
            out.integer(*number);
        else
            out.string(std::get<std::string>(value));
    }
    out.end_object();
    out.end_object();
}

} // namespace

std::string_view name_of(AlarmCode code) { return detail::name(code); }
std::string_view name_of(AlarmSeverity severity) { return detail::name(severity); }

std::string encode_alarms(const std::vector<Alarm> &alarms, core::Instant now)
{
    detail::Writer out;
    out.begin_object();
    out("now", now);
    out.key("alarms");
    out.begin_array();
    for (const Alarm &alarm : alarms)
        write_alarm(out, alarm);
    out.end_array();
    out.end_object();
    return out.take();
}

} // namespace talon::wire
