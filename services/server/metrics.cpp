// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/metrics.h"

#include "server/alarm_watch.h"
#include "server/device_metrics.h"
#include "server/live_hub.h"
#include "server/services.h"
#include "server/terminal_hub.h"

namespace talon::server {

namespace {

using Text = MetricsText;

void add_journal(Text &text, const Services &services)
{
    const auto commits = services.commits.figures();
    text.counter("commits_total", "Transactions made durable.", commits.commits);
    text.counter("committed_events_total", "Events made durable.", commits.entries);
    text.gauge("commit_largest_group", "Events in the largest transaction so far.", commits.largest_group);
    text.counter("commit_seconds_total", "Time spent in commits.", commits.commit_seconds);
    text.gauge("journal_position", "Position of the last durable event.", services.hall.version());
    text.gauge("journal_waiting", "Commands that wait for the disk.", services.hall.waiting());
    text.gauge("journal_failed", "1 after the disk said no.", services.hall.failed() ? 1 : 0);

    const Histogram &waits = services.hall.commit_waits();
    text.head("commit_wait_seconds", "histogram", "From a command to its durability.");
    std::uint64_t so_far = 0;
    for (std::size_t i = 0; i < Histogram::bounds.size(); ++i) {
        so_far += waits.counts()[i];
        text.line("commit_wait_seconds_bucket", fmt::format("{{le=\"{}\"}}", Histogram::bounds[i]), so_far);
    }
    so_far += waits.counts().back();
    text.line("commit_wait_seconds_bucket", "{le=\"+Inf\"}", so_far);
    text.line("commit_wait_seconds_sum", "", waits.sum());
    text.line("commit_wait_seconds_count", "", so_far);
}

void add_hall(Text &text, const Services &services)
{
    const auto &hall = services.hall.hall();
    text.gauge("tickets_waiting", "Visitors who wait.", hall.waiting().waiting_total());
    text.gauge("tickets_issued_today", "Tickets issued today.", hall.today().issued);
    text.gauge("tickets_served_today", "Tickets served today.", hall.today().served);
    text.gauge("windows_held", "Windows with an operator.", hall.held_windows().size());
    text.counter("commands_refused_total", "Commands that the hall's rules refused.", services.hall.figures().refused);
    text.counter("events_set_aside_total", "Events of devices that were set aside: each needs a look.",
                 services.hall.figures().set_aside);
}

void add_connections(Text &text, const Services &services)
{
    const auto &http = services.http_figures();
    text.counter("connections_total", "Connections accepted.", http.accepted);
    text.counter("connections_turned_away_total", "Connections over a limit.", http.turned_away);
    text.gauge("connections_open", "Connections open, sockets included.", http.open);
    text.gauge("websockets_open", "WebSockets open.", http.sockets);
    text.counter("websockets_slow_dropped_total", "WebSocket peers dropped for not reading.", http.slow_dropped);
    text.head("http_answers_total", "counter", "Answers by class of status.");
    for (std::size_t i = 1; i < http.answers.size(); ++i)
        text.line("http_answers_total", fmt::format("{{status=\"{}xx\"}}", i), http.answers[i]);
    text.gauge("sessions_open", "Members of staff who are logged in.", services.sessions.size());
    text.counter("logins_failed_total", "Logins with a wrong name or password.", services.failed_logins);
}

void add_terminals(Text &text, const Services &services)
{
    const auto &terminals = services.terminals.figures();
    text.gauge("devices_known", "Enrolled devices.", services.hall.registry().devices.size());
    text.gauge("devices_online", "Devices connected now.", services.terminals.online());
    text.gauge("consoles_live", "Consoles with a live socket.", services.live.size());
    text.counter("terminal_events_total", "Events pushed by devices, repetitions included.", services.terminals.pushed());
    text.counter("terminal_poison_total", "Events that could not be understood.", terminals.poison);
    text.counter("terminal_cloned_total", "Alarms about cloned or restored devices.", terminals.cloned);
    text.counter("terminal_bad_frames_total", "Frames that could not be read.", terminals.bad_frames);
    text.counter("terminal_refused_total", "Terminals that could not prove who they are.", terminals.refused);
}

} // namespace

std::string metrics_text(const Services &services)
{
    Text text;
    add_journal(text, services);
    add_hall(text, services);
    add_connections(text, services);
    add_terminals(text, services);
    add_devices(text, services.terminals.devices(), services.hall.now());
    add_alarms(text, services.alarms.look());
    return text.take();
}

} // namespace talon::server
