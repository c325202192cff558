// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/settings.h"

#include "core/people/registry.h"
#include "server/http/address.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <iterator>
#include <variant>
#include <vector>

namespace talon::server {

namespace {

struct Number {
    int *value;
    int least;
    int most;
};
using Target = std::variant<Number, std::string *, bool *>;

struct Row {
    const char *section;
    const char *key;
    Target target;
    const char *meaning;
};

/// Every setting once: where it stands, what it may be, and what it is for.
std::vector<Row> rows(Settings &s)
{
    return {
        {"server", "listen", &s.server.listen, "Address and port for staff and terminals. Port 0 takes any free one. Where other machines come in, they speak TLS."},
        {"server", "web", &s.server.web, "Folder of the built console and phone pages (services/web/dist). Empty: the API only."},
        {"server", "public_url", &s.server.public_url,
         "What visitors' phones put before /t/TICKET, as \"https://queue.example.ru\"; pages from there may log in too. Empty: the address"
         " of public.listen, unless that is 0.0.0.0 or [::], which is no place to go: then receipts carry no code."},
        {"server", "tls", &s.server.tls,
         "True where browsers come through the TLS of a proxy (nginx in front): cookies are then Secure and named __Host-."},
        {"server", "trusted_proxy", &s.server.trusted_proxy,
         "Address of the reverse proxy whose X-Forwarded-For is believed. Empty: none."},
        {"server", "metrics_everywhere", &s.server.metrics_everywhere,
         "True: /metrics answers other machines on server.listen too. Better: metrics.listen."},
        {"server", "stop_seconds", Number{&s.server.stop_seconds, 1, 60},
         "At a stop, how long answers under way and farewells may take."},
        {"tls", "certificate", &s.tls.certificate,
         "The organisation's certificate with its chain (PEM). Empty: the one that `talond init` or `talond key` made in DATA."},
        {"tls", "key", &s.tls.key, "Its key (PEM). Terminals know talond by it: a renewed certificate keeps the key, or they are told a new code."},
        {"tls", "plain", &s.tls.plain,
         "True: server.listen is open to other machines without TLS. Whoever is on that network reads passwords and can call visitors."},
        {"tls", "loopback", &s.tls.loopback, "True: TLS on addresses of this machine too, where it is not needed."},
        {"public", "listen", &s.open.listen,
         "Address and port for visitors' phones, apart from staff and terminals. \"same\": on server.listen. Empty: no phone is answered."},
        {"public", "plain", &s.open.plain,
         "True: without TLS, as phones complain of a certificate that nobody vouches for. They show a ticket's place, nothing else."},
        {"public", "connections", Number{&s.open.connections, 8, 20000}, "Open connections of phones in all."},
        {"public", "connections_per_address", Number{&s.open.connections_per_address, 1, 20000}, "Open connections of phones from one address."},
        {"metrics", "listen", &s.metrics.listen,
         "Address and port for /metrics alone. Empty: it is on server.listen for this machine only, and nowhere with server.tls, trusted_proxy or public_url."},
        {"limits", "connections", Number{&s.limits.connections, 8, 20000},
         "Open connections of staff and terminals in all. Beyond it strangers are closed for whoever comes."},
        {"limits", "connections_per_address", Number{&s.limits.connections_per_address, 4, 20000},
         "Open connections from one address (IPv6: /64); the trusted proxy is not counted."},
        {"limits", "header_kib", Number{&s.limits.header_kib, 1, 64}, "Size of a request's head."},
        {"limits", "header_seconds", Number{&s.limits.header_seconds, 1, 120}, "Time for a request's head, from its first byte."},
        {"limits", "body_seconds", Number{&s.limits.body_seconds, 1, 300}, "Time for a request's body."},
        {"limits", "idle_seconds", Number{&s.limits.idle_seconds, 1, 600}, "Time between two requests of a connection."},
        {"limits", "socket_idle_seconds", Number{&s.limits.socket_idle_seconds, 4, 600},
         "A terminal or console that answers no ping for so long is taken for gone."},
        {"limits", "socket_queue_kib", Number{&s.limits.socket_queue_kib, 64, 65536},
         "What may wait to be sent to one terminal or console; beyond it the connection is dropped."},
        {"sessions", "idle_minutes", Number{&s.sessions.idle_minutes, 1, 1440}, "A session ends when unused for so long."},
        {"sessions", "absolute_hours", Number{&s.sessions.absolute_hours, 1, 168}, "A session ends so long after the login in any case."},
        {"sessions", "per_user", Number{&s.sessions.per_user, 1, 100},
         "Sessions of one member of staff; one more ends the oldest."},
        {"login", "free_tries", Number{&s.login.free_tries, 1, 20},
         "Failed tries of one login before each further one must wait, longer each time; an address has five times as many."},
        {"login", "longest_delay_seconds", Number{&s.login.longest_delay_seconds, 1, 3600}, "The longest such wait."},
        {"devices", "code_hours", Number{&s.devices.code_hours, 1, core::longest_code_life.count()}, "How long an enrolment code is good."},
        {"devices", "documents_per_second", Number{&s.devices.documents_per_second, 1, 50},
         "Boards sent to terminals at most; calls are always sent at once."},
        {"backup", "folder", &s.backup.folder,
         "Where backups go, as a mounted network share. Empty: DATA/backups, which does not survive this machine."},
        {"backup", "minutes", Number{&s.backup.minutes, 0, 1440},
         "From one full copy to the next at the latest; one is made every night anyway, after the drill. Events are shipped after it"
         " within a second. 0: no copies, no shipping, no drill."},
        {"backup", "off_machine", &s.backup.off_machine,
         "True when the folder is on another machine. Only then terminals may prune what it holds; a folder on the"
         " journal's own disk is then refused, as when the share is not mounted."},
        {"backup", "hourly", Number{&s.backup.hourly, 0, 1000},
         "Of so many hours with a backup the last one is kept. The newest three are kept in any case."},
        {"backup", "daily", Number{&s.backup.daily, 0, 1000}, "The same for days (UTC)."},
        {"backup", "weekly", Number{&s.backup.weekly, 0, 1000}, "The same for weeks from Monday (UTC)."},
        {"backup", "drill_hour", Number{&s.backup.drill_hour, 0, 23},
         "From this hour of the site's day on, the newest backup is restored aside and checked whole, once a day."},
        {"backup", "spare_mib", Number{&s.backup.spare_mib, 0, 1048576},
         "Backups and drills leave so much room free on every disk, so that they never bring the journal to a full one."},
        {"bookings", "folder", &s.bookings.folder,
         "Where somebody lays the day's lists of bookings, as a mounted network share; it is only read. A list that raises no question is taken in, another one"
         " waits for a person. Empty: lists are taken in by hand."},
        {"bookings", "expected", &s.bookings.expected, "True: an alarm half an hour before the hall opens when no list of the day has been taken in."},
        {"screens", "idle_seconds", Number{&s.screens.idle_seconds, 5, 3600},
         "Without a touch, until the kiosk asks whether somebody is there."},
        {"screens", "warning_seconds", Number{&s.screens.warning_seconds, 5, 3600}, "How long it asks before it forgets everything; a kiosk asks for 20 s at the least."},
        {"screens", "number_seconds", Number{&s.screens.number_seconds, 5, 3600}, "How long a printed ticket's number stays on the screen."},
        {"screens", "unprinted_seconds", Number{&s.screens.unprinted_seconds, 5, 3600}, "The same for one that was not printed."},
        {"screens", "call_seconds", Number{&s.screens.call_seconds, 5, 3600}, "How long a new call stands large on the display."},
        {"alarms", "offline_minutes", Number{&s.alarms.offline_minutes, 1, 1440},
         "An alarm when a device is away for so long while the hall is open."},
        {"alarms", "before_opening_minutes", Number{&s.alarms.before_opening_minutes, 0, 720},
         "Devices are missed from so long before the hall opens until it closes."},
        {"alarms", "waiting_minutes", Number{&s.alarms.waiting_minutes, 1, 1440},
         "An alarm when nothing that waits on a connected device comes through for so long."},
        {"alarms", "clock_seconds", Number{&s.alarms.clock_seconds, 2, 86400},
         "An alarm when a device's clock is off by more. Its tickets keep their fair place all the same."},
        {"alarms", "documents_seconds", Number{&s.alarms.documents_seconds, 5, 86400},
         "An alarm when a connected device has not got the newest documents for so long."},
        {"alarms", "backup_minutes", Number{&s.alarms.backup_minutes, 10, 10080},
         "An alarm when the newest good backup is older."},
        {"alarms", "disk_free_mib", Number{&s.alarms.disk_free_mib, 0, 1048576},
         "An alarm when less is free on the disk of the data folder."},
        {"personal", "keep_days", Number{&s.personal.keep_days, 0, 30},
         "Names of booked visitors are destroyed so many days after the day of their bookings: 1 means at the end of the day after it."},
        {"log", "level", &s.log.level, "trace, debug, info, warn or error. The log goes to standard error."},
    };
}

std::optional<std::string> assign(const Row &row, const toml::node &node)
{
    const std::string where = fmt::format("{}.{}", row.section, row.key);
    if (const auto *number = std::get_if<Number>(&row.target)) {
        const auto *value = node.as_integer();
        if (!value || value->get() < number->least || value->get() > number->most)
            return fmt::format("{} must be a whole number from {} to {}", where, number->least, number->most);
        *number->value = static_cast<int>(value->get());
    } else if (auto *const *text = std::get_if<std::string *>(&row.target)) {
        const auto *value = node.as_string();
        if (!value || value->get().size() > 400)
            return fmt::format("{} must be a text", where);
        **text = value->get();
    } else {
        const auto *value = node.as_boolean();
        if (!value)
            return fmt::format("{} must be true or false", where);
        *std::get<bool *>(row.target) = value->get();
    }
    return std::nullopt;
}

std::string value_text(const Target &target)
{
    if (const auto *number = std::get_if<Number>(&target))
        return std::to_string(*number->value);
    if (auto *const *text = std::get_if<std::string *>(&target))
        return "\"" + **text + "\"";
    return *std::get<bool *>(target) ? "true" : "false";
}

/// "https://queue.example.ru": a scheme and a host; pages of ours are below it.
bool is_site_address(const std::string &url)
{
    const std::size_t host = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
    return host > 0 && url.size() > host && url.find_first_of("/?# ", host) == std::string::npos;
}

std::optional<std::string> check(const Settings &settings)
{
    const auto &server = settings.server;
    if (!server.trusted_proxy.empty() && usual_address(server.trusted_proxy) != server.trusted_proxy)
        return "server.trusted_proxy must be an address as 10.0.0.7, without a port";
    if (!server.public_url.empty() && !is_site_address(server.public_url))
        return "server.public_url must be as https://queue.example.ru, without a path";
    if (settings.tls.certificate.empty() != settings.tls.key.empty())
        return "tls.certificate and tls.key are given together or not at all";
    if (!settings.bookings.folder.empty() && !settings.bookings.folder.starts_with('/'))
        return "bookings.folder must be a whole path, as /srv/lists";
    static constexpr std::string_view levels[] = {"trace", "debug", "info", "warn", "error"};
    for (const auto level : levels)
        if (settings.log.level == level)
            return std::nullopt;
    return "log.level must be trace, debug, info, warn or error";
}

std::optional<std::string> read_table(const toml::table &table, const std::vector<Row> &known)
{
    for (const auto &[section, node] : table) {
        const auto *entries = node.as_table();
        if (!entries)
            return fmt::format("unknown setting {}", section.str());
        for (const auto &[key, value] : *entries) {
            const auto row = std::find_if(known.begin(), known.end(), [&](const Row &candidate) {
                return section.str() == candidate.section && key.str() == candidate.key;
            });
            if (row == known.end())
                return fmt::format("unknown setting {}.{}", section.str(), key.str());
            if (auto wrong = assign(*row, value))
                return wrong;
        }
    }
    return std::nullopt;
}

} // namespace

core::Result<Settings, std::string> parse_settings(const std::string &toml, const std::string &name)
{
    toml::table table;
    try {
        table = toml::parse(toml);
    } catch (const toml::parse_error &error) {
        return core::Failure{fmt::format("{}, line {}: {}", name, error.source().begin.line, error.description())};
    }
    Settings settings;
    auto wrong = read_table(table, rows(settings));
    if (!wrong)
        wrong = check(settings);
    if (wrong)
        return core::Failure{name + ": " + *wrong};
    return settings;
}

core::Result<Settings, std::string> read_settings(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    // Not `<< rdbuf()`, which takes an empty file for a failure.
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    if (!file.is_open() || file.bad())
        return core::Failure{"cannot read " + path};
    return parse_settings(text, path);
}

std::string documented_settings()
{
    Settings settings;
    std::string text = "# Settings of talond, each with its default. Give the file with --config.\n";
    std::string section;
    for (const Row &row : rows(settings)) {
        if (section != row.section) {
            section = row.section;
            text += fmt::format("\n[{}]\n", section);
        }
        text += fmt::format("# {}", row.meaning);
        if (const auto *number = std::get_if<Number>(&row.target))
            text += fmt::format(" {}…{}.", number->least, number->most);
        text += fmt::format("\n{} = {}\n", row.key, value_text(row.target));
    }
    return text;
}

} // namespace talon::server
