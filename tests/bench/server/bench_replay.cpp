// SPDX-License-Identifier: GPL-3.0-or-later
// How long talond takes to start on the journal of a hall that has run for long: with a snapshot, and without one. Two
// arguments: the folder to work in, and the number of events (1,000,000).
#include "bench_support.h"
#include "long_journal.h"
#include "server/jobs/snapshots.h"
#include "server/journal/journal_file.h"
#include "server/offline.h"
#include "server/people/secrets.h"
#include "server/server.h"
#include "tests/services/server/server_world.h"
#include "wire/site/site_codec.h"

#include <fcntl.h>
#include <fstream>
#include <spdlog/spdlog.h>
#include <unistd.h>

using namespace talon;
using namespace talon::bench;

namespace {

/// As after the machine's own start: nothing of the journal is in the kernel's cache.
void forget_pages(const std::string &path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0 || ::fsync(file) != 0 || ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED) != 0)
        give_up("the cache of " + path + " cannot be emptied");
    ::close(file);
}

server::OpenedJournal opened(const std::string &data)
{
    auto journal = server::open_journal(data);
    if (!journal)
        give_up(journal.error().sentence);
    return std::move(*journal);
}

/// Until connections are accepted, on a hall that is ready.
double start_ms(const std::string &data)
{
    server::Server::Options options;
    options.data = data;
    options.settings.server.listen = "127.0.0.1:0";
    options.signals = false;
    const auto start = Steady::now();
    const auto server = server::Server::start(std::move(options));
    if (!server)
        give_up(server.error().sentence);
    return ms_since(start);
}

} // namespace

int main(int count, char **words)
{
    spdlog::set_level(spdlog::level::err);
    server::init_secrets();
    const fs::path folder = fs::absolute(count > 1 ? words[1] : "bench-replay-data");
    const std::int64_t events = count > 2 ? std::atoll(words[2]) : 1'000'000;
    fs::remove_all(folder);
    fs::create_directories(folder);
    const auto data = (folder / "data").string();
    const auto site_file = (folder / "site.json").string();
    std::ofstream(site_file) << test::open_site();
    if (const auto made = server::init_journal(data, site_file, server::wall_clock()); !made)
        give_up(made.error().sentence);

    // As far behind the head as a snapshot ever is: the worst case of a start after a crash.
    std::optional<store::Snapshot> snapshot;
    auto start = Steady::now();
    {
        auto journal = store::Journal::open(server::journal_path(data));
        if (!journal)
            give_up(journal.error().detail);
        LongJournal days(*journal, *wire::decode_site(test::open_site()));
        days.write(events - server::SnapshotKeeper::usual_distance);
        const auto taken = Steady::now();
        const auto hall = days.hall().image();
        const auto registry = days.registry().image();
        tell("replay.snapshot_taken", ms_since(taken), "ms"); // in the hall's thread
        const auto encoded = Steady::now();
        snapshot = server::make_snapshot(hall, registry, journal->head().position);
        tell("replay.snapshot_encoded", ms_since(encoded), "ms"); // in a thread of its own
        tell("replay.snapshot_size", static_cast<double>(snapshot->body.size()) / 1024, "KiB");
        days.write(events);
    }
    tell("replay.journal_built", static_cast<double>(events) * 1000 / ms_since(start), "events/s");
    const std::string path = server::journal_path(data);
    tell("replay.journal_size", static_cast<double>(fs::file_size(path)) / 1024 / 1024, "MiB");

    start = Steady::now();
    core::Hall whole;
    {
        auto journal = opened(data);
        const double seconds = ms_since(start) / 1000;
        tell("replay.without_snapshot", seconds, "s");
        tell("replay.events_per_s", static_cast<double>(journal.journal.head().position) / seconds, "events/s");
        whole = std::move(journal.state.hall);
        start = Steady::now();
        if (const auto kept = journal.journal.keep_snapshot(*snapshot); !kept)
            give_up(kept.error().detail);
        tell("replay.snapshot_kept", ms_since(start), "ms");
    }
    start = Steady::now();
    {
        const auto journal = store::Journal::open(path);
        tell("replay.journal_opened", ms_since(start), "ms");
    }
    {
        const auto journal = opened(data);
        if (journal.replayed_from != snapshot->position || !(journal.state.hall == whole))
            give_up("the snapshot gives another hall");
    }
    tell("replay.with_snapshot_warm", start_ms(data), "ms");
    forget_pages(path);
    const double cold = start_ms(data);
    tell_mark("replay.with_snapshot", cold, "ms", 3000, cold <= 3000);
    fs::remove_all(folder);
}
