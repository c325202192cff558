// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/watch/device_metrics.h"

#include <algorithm>

namespace talon::server {

namespace {

using wire::DeviceLine;

std::string labels_of(const DeviceLine &line)
{
    return metric_labels({{"device", line.device.value}, {"place", line.place}, {"role", wire::name_of(line.role)}});
}

std::string labels_of(const DeviceLine &line, std::string_view name, std::string_view value)
{
    return metric_labels(
        {{"device", line.device.value}, {"place", line.place}, {"role", wire::name_of(line.role)}, {name, value}});
}

/// One gauge of every device; `value` gives nothing where it is not known.
template<class Value>
void add_gauge(MetricsText &text, const std::vector<DeviceLine> &devices, std::string_view name, std::string_view help, Value value)
{
    text.head(name, "gauge", help);
    for (const DeviceLine &line : devices)
        if (const auto known = value(line))
            text.line(name, labels_of(line), *known);
}

std::optional<double> seconds(std::optional<core::Millis> span)
{
    return span ? std::optional(static_cast<double>(span->count()) / 1000) : std::nullopt;
}

} // namespace

void add_devices(MetricsText &text, const std::vector<DeviceLine> &devices, core::Instant now)
{
    add_gauge(text, devices, "device_online", "1 while the device is connected.",
              [](const DeviceLine &line) { return std::optional(line.online ? 1 : 0); });
    add_gauge(text, devices, "device_offline_seconds", "How long it has been away, 0 while connected; none when not seen since the start.",
              [&](const DeviceLine &line) {
                  if (line.online)
                      return std::optional(0.0);
                  return line.since ? seconds(std::max(now - *line.since, core::Millis(0))) : std::nullopt;
              });
    add_gauge(text, devices, "device_pending_events", "Events that wait on the device to be sent, as it told last.",
              [](const DeviceLine &line) { return std::optional(line.pending); });
    add_gauge(text, devices, "device_clock_offset_seconds", "The device's calendar clock minus the backend's.",
              [](const DeviceLine &line) { return seconds(line.clock_offset); });
    add_gauge(text, devices, "device_acked_seq", "The last event of its stream that is durable here.",
              [](const DeviceLine &line) { return std::optional(line.acked_seq); });
    add_gauge(text, devices, "device_archived_seq", "The last event that a verified backup off this machine holds.",
              [](const DeviceLine &line) { return std::optional(line.archived_seq); });
    add_gauge(text, devices, "device_set_aside", "1 for a device of which nothing is taken until it is enrolled anew.",
              [](const DeviceLine &line) { return std::optional(line.set_aside ? 1 : 0); });
    add_gauge(text, devices, "device_events_set_aside", "Single events of it that could not be taken today.",
              [](const DeviceLine &line) { return std::optional(line.events_set_aside); });
    text.head("device_printer", "gauge", "1 for the state that the printer is in.");
    for (const DeviceLine &line : devices)
        for (int i = 0; i < wire::printer_states && line.printer; ++i) {
            const auto state = static_cast<wire::PrinterState>(i);
            text.line("device_printer", labels_of(line, "state", wire::name_of(state)), *line.printer == state ? 1 : 0);
        }
    text.head("device_sound", "gauge", "1 for the state that the sound of a display or a kiosk is in.");
    for (const DeviceLine &line : devices)
        for (int i = 0; i < wire::sound_states && line.sound; ++i) {
            const auto state = static_cast<wire::SoundState>(i);
            text.line("device_sound", labels_of(line, "state", wire::name_of(state)), *line.sound == state ? 1 : 0);
        }
    add_gauge(text, devices, "device_unspoken_calls", "Calls that a display did not say since its program started.",
              [](const DeviceLine &line) { return line.unspoken; });
    add_gauge(text, devices, "device_speaks", "1 for the display that speaks for its zone.",
              [](const DeviceLine &line) { return line.speaks ? std::optional(*line.speaks ? 1 : 0) : std::nullopt; });
    add_gauge(text, devices, "device_paper_tickets", "Tickets for which the printer's roll will do; none where that is not known.",
              [](const DeviceLine &line) { return line.paper ? std::optional(line.paper->tickets) : std::nullopt; });
    text.head("device_document_behind", "gauge", "1 while a newer document of the kind waits to be written to the device.");
    for (const DeviceLine &line : devices)
        for (const auto &document : line.documents)
            text.line("device_document_behind", labels_of(line, "kind", wire::name_of(document.kind)),
                      document.held < document.newest ? 1 : 0);
}

void add_alarms(MetricsText &text, const std::vector<wire::Alarm> &alarms)
{
    text.head("alarms", "gauge", "What is not as it should be: serious when somebody has to do something.");
    for (const auto severity : {wire::AlarmSeverity::serious, wire::AlarmSeverity::warning})
        text.line("alarms", metric_labels({{"severity", wire::name_of(severity)}}),
                  std::count_if(alarms.begin(), alarms.end(), [&](const auto &each) { return each.severity == severity; }));
    text.head("alarm", "gauge", "1 for each alarm that stands.");
    for (const wire::Alarm &each : alarms)
        text.line("alarm",
                  metric_labels({{"code", wire::name_of(each.code)},
                                 {"severity", wire::name_of(each.severity)},
                                 {"device", each.device ? each.device->id.value : ""},
                                 {"place", each.device ? each.device->place : ""}}),
                  1);
}

} // namespace talon::server
