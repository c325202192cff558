// SPDX-License-Identifier: GPL-3.0-or-later
// What `talond verify` takes on the journal of a hall that has run for long, in time and memory, and what a quiet ten minutes of that
// hall write to disks, backups included. Two arguments: the folder to work in, and the number of events (4,500,000: a million tickets).
#include "bench_support.h"
#include "long_journal.h"
#include "server/jobs/snapshots.h"
#include "server/journal/journal_file.h"
#include "server/offline.h"
#include "server/people/secrets.h"
#include "server/server.h"
#include "store/verify.h"
#include "tests/services/server/metrics_wait.h"
#include "tests/services/server/server_world.h"
#include "wire/site/site_codec.h"

#include <fstream>
#include <spdlog/spdlog.h>
#include <thread>

using namespace talon;
using namespace talon::bench;

namespace {

/// A number of a line in one of the process's own files in /proc.
double own(const char *file, const std::string &name)
{
    std::ifstream in(std::string("/proc/self/") + file);
    for (std::string line; std::getline(in, line);)
        if (line.starts_with(name + ":"))
            return std::atof(line.c_str() + name.size() + 1);
    give_up("no " + name + " in /proc/self/" + file);
}

/// The most memory that was resident since the last call.
double peak_mib()
{
    const double peak = own("status", "VmHWM") / 1024;
    std::ofstream("/proc/self/clear_refs") << "5";
    return peak;
}

/// The rate; and how much memory it took beside what was there.
double verify(const store::Journal &journal)
{
    (void)peak_mib();
    const double before = own("status", "VmRSS") / 1024;
    const auto start = Steady::now();
    const auto verdict = store::verify(journal, server::decode_record, server::restore_snapshot);
    if (!verdict.sound)
        give_up(verdict.sentence);
    const double rate = static_cast<double>(verdict.events) * 1000 / ms_since(start);
    tell("verify.memory", peak_mib() - before, "MiB", ",\"events\":" + std::to_string(verdict.events));
    return rate;
}

/// Ten minutes with an event in each, on a clock that is moved on: what this process writes meanwhile.
void quiet_minutes(const std::string &data)
{
    std::atomic<std::int64_t> offset{0};
    server::Server::Options options;
    options.data = data;
    options.settings.server.listen = "127.0.0.1:0";
    options.settings.backup.spare_mib = 0;
    options.settings.backup.drill_hour = 23;
    options.signals = false;
    options.clock = [&offset] { return server::wall_clock() + core::Millis(offset.load()); };
    auto server = server::Server::start(std::move(options));
    if (!server)
        give_up(server.error().sentence);
    const auto port = (*server)->port();
    std::thread running([&server] { (*server)->run(); });
    bool made = false;
    for (int tries = 0; tries < 40 && !made; ++tries) // a large journal takes its time
        made = test::wait_for_metric(port, "talon_backups_made_total", 1);
    if (!made)
        give_up("no backup is made");
    bool counted = false; // its figures, once: they are kept
    for (int tries = 0; tries < 20 && !counted; ++tries)
        counted = test::wait_for_metric(port, "talon_figures_position", test::metric(port, "talon_journal_position"));
    if (!counted)
        give_up("no figures are counted");
    test::PlainClient specialist(port);
    specialist.log_in("specialist", "correct horse");
    const double before = own("io", "wchar");
    for (int minute = 0; minute < 10; ++minute) {
        offset += 60'000;
        if (specialist.post("/api/v1/devices/codes", R"({"role":"ticket","place":"ticket-1"})").status != 200)
            give_up("nothing happens");
        if (!test::wait_for_metric(port, "talon_backup_shipped_position", test::metric(port, "talon_journal_position")))
            give_up("events are not shipped");
        if (!test::wait_for_metric(port, "talon_figures_position", test::metric(port, "talon_journal_position")))
            give_up("events are not counted");
    }
    const double mib = (own("io", "wchar") - before) / 1024 / 1024;
    tell_mark("backup.quiet_ten_minutes", mib, "MiB", 10, mib < 10);
    (*server)->request_stop();
    running.join();
}

} // namespace

int main(int count, char **words)
{
    spdlog::set_level(spdlog::level::err);
    server::init_secrets();
    const fs::path folder = fs::absolute(count > 1 ? words[1] : "bench-verify-data");
    const std::int64_t events = count > 2 ? std::atoll(words[2]) : 4'500'000;
    fs::remove_all(folder);
    fs::create_directories(folder);
    const auto data = (folder / "data").string();
    const auto site_file = (folder / "site.json").string();
    std::ofstream(site_file) << test::open_site();
    if (const auto made = server::init_journal(data, site_file, server::wall_clock()); !made)
        give_up(made.error().sentence);
    if (const auto saved = server::save_user(data, {"specialist", {{"specialist"}}, "Specialist", "correct horse"}, server::wall_clock()); !saved)
        give_up(saved.error().sentence);
    {
        auto journal = store::Journal::open(server::journal_path(data));
        if (!journal)
            give_up(journal.error().detail);
        LongJournal days(*journal, *wire::decode_site(test::open_site()));
        days.write(events / 10);
        (void)verify(*journal);
        days.write(events);
        const double rate = verify(*journal);
        tell_mark("verify.rate", rate, "events/s", 100'000, rate >= 100'000);
    }
    quiet_minutes(data);
    fs::remove_all(folder);
}
