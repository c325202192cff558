// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/watch/metrics.h"

#include "server/hall/live_hub.h"
#include "server/jobs/backups.h"
#include "server/reports/figures_keeper.h"
#include "server/services.h"
#include "server/terminals/terminal_hub.h"
#include "server/watch/alarm_watch.h"
#include "server/watch/device_metrics.h"

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
    text.gauge("figures_position", "Up to this event the figures are counted; 0: not yet, or not at all.", services.figures.status().reached.position);
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
    const auto http = services.http_figures();
    text.counter("connections_total", "Connections accepted.", http.accepted);
    text.counter("connections_turned_away_total", "Connections over a limit.", http.turned_away);
    text.counter("connections_shed_total", "Strangers' connections closed to make room.", http.shed);
    text.counter("tls_handshakes_failed_total", "Handshakes of TLS that failed.", http.tls_failed);
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

double unix_seconds(std::optional<core::Instant> at)
{
    return at ? std::chrono::duration<double>(at->time_since_epoch()).count() : 0;
}

void add_backups(Text &text, const Services &services)
{
    const BackupStatus &status = services.backups.status();
    const auto seconds = [](core::Millis span) { return std::chrono::duration<double>(span).count(); };
    const core::Instant now = services.hall.now();
    text.gauge("backup_last_ok_timestamp_seconds", "When a good backup last held everything; 0: never yet.",
               unix_seconds(status.last_ok));
    text.gauge("backup_age_seconds", "Since a good backup held everything; before the first, since the start.",
               seconds(status.age(now)));
    text.gauge("backup_ok", "0 after a backup that failed.", status.last_error.empty() ? 1 : 0);
    text.counter("backups_made_total", "Backups that were checked and count.", status.made);
    text.counter("backup_failures_total", "Backups that failed.", status.failures);
    text.counter("backups_deleted_total", "Backups that the rule of keeping let go.", status.deleted);
    text.gauge("backup_running_seconds", "How long the backup under way has taken so far; long where a share hangs.",
               status.running_since ? seconds(now - *status.running_since) : 0);
    text.gauge("backup_duration_seconds", "How long the last backup took.", status.seconds);
    text.gauge("backup_longest_hold_seconds", "For how long its longest piece held commits up.", status.longest_hold_seconds);
    text.gauge("backup_bytes", "Size of the newest backup.", status.bytes);
    text.gauge("backup_position", "Position of the newest backup's last event.", status.position);
    text.gauge("backup_shipped_position", "Up to this event everything is in the newest backup or shipped after it.", status.shipping.position);
    text.counter("backup_shipped_bytes_total", "Written to ship events.", status.shipping.bytes);
    text.gauge("backup_shipping_ok", "0 after events could not be shipped.", status.shipping.error.empty() ? 1 : 0);
    text.gauge("backup_archived_position", "As far as what is held off this machine reaches.", status.archived_position);
    text.gauge("restore_drill_last_timestamp_seconds", "When a restore was last rehearsed; 0: never yet.",
               unix_seconds(status.drill.last));
    text.gauge("restore_drill_ok", "0 after a restore drill that failed, and before the first.", status.drill.ok ? 1 : 0);
    text.gauge("restore_drill_untried", "1 where the last restore drill could not be tried.", status.drill.untried.empty() ? 0 : 1);
    text.counter("restore_drill_failures_total", "Restore drills that failed.", status.drill.failures);
    text.gauge("restore_drill_duration_seconds", "How long the last restore drill took.", status.drill.seconds);
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
    add_backups(text, services);
    return text.take();
}

} // namespace talon::server
