// SPDX-License-Identifier: GPL-3.0-or-later
// What a backup of a journal of 1,000,000 events costs, and for how long it holds commits up while they go on. One argument:
// the folder to work in (a folder of its own below the present one unless told).
#include "store/backup.h"
#include "store/group_commit.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <thread>
#include <unistd.h>

using namespace talon;
using namespace talon::store;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int events = 1'000'000;

[[noreturn]] void give_up(const std::string &why)
{
    std::fprintf(stderr, "bench_backup: %s\n", why.c_str());
    std::exit(1);
}

template<class T>
T must(Stored<T> result)
{
    if (!result)
        give_up(result.error().detail);
    return std::move(result.value());
}

double seconds_since(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

void tell(const char *name, double value, const char *unit, const std::string &more = {})
{
    std::printf("{\"name\":\"store.backup.%s\",\"value\":%.2f,\"unit\":\"%s\"%s}\n", name, value, unit, more.c_str());
    std::fflush(stdout);
}

/// A ticket's birth, as a kiosk pushes it; every fourth event makes a ticket.
Entry pushed(std::int64_t seq)
{
    Entry entry;
    entry.origin = {core::DeviceId{"01J8ZC4Q4N7RM"}, 1, seq, Hash{1}};
    entry.at = core::Instant{core::Millis{1'795'000'000'000 + seq}};
    entry.actor = "device:01J8ZC4Q4N7RM";
    entry.type = "ticket_issued";
    entry.body = R"({"ticket":"7ZK3M9QX2D5VA","number":"А023","day":"2026-11-22","service":"decl3ndfl","class":"ordinary",)"
                 R"("language":"ru","origin":"granted","device":"01J8ZC4Q4N7RM","arrival":"2026-11-22T09:15:00.000Z"})";
    if (seq % 4 == 0) {
        core::Ticket ticket;
        ticket.id.value = std::to_string(static_cast<std::uint64_t>(seq) * 0x9e3779b97f4a7c15ULL);
        ticket.service.value = "decl3ndfl";
        ticket.visitor_class.value = "ordinary";
        ticket.device = entry.origin.device;
        ticket.periods.push_back({core::TicketState::waiting, entry.at, std::nullopt, std::nullopt, std::nullopt});
        entry.tickets.push_back(std::move(ticket));
    }
    return entry;
}

/// Commits one event after the other until told to end; the longest that one took, in milliseconds.
double commit_on_and_on(GroupCommit &commits, std::int64_t &seq, const std::atomic<bool> &end)
{
    double longest = 0;
    while (!end) {
        std::promise<void> done;
        const auto start = Clock::now();
        std::vector<Entry> one{pushed(++seq)};
        if (!commits.submit(std::move(one), [&done](const Stored<Head> &head) {
                if (!head)
                    give_up(head.error().detail);
                done.set_value();
            }))
            give_up("the queue is full");
        done.get_future().wait();
        longest = std::max(longest, seconds_since(start) * 1e3);
    }
    return longest;
}

/// The longest commit while `work` runs.
double longest_commit(GroupCommit &commits, std::int64_t &seq, const std::function<void()> &work)
{
    std::atomic<bool> end = false;
    auto longest = std::async(std::launch::async, [&] { return commit_on_and_on(commits, seq, end); });
    work();
    end = true;
    return longest.get();
}

} // namespace

int main(int argc, char **argv)
{
    namespace fs = std::filesystem;
    const std::string folder = (fs::path(argc > 1 ? argv[1] : ".") / ("bench_backup." + std::to_string(::getpid()))).string();
    fs::create_directories(folder + "/backups");
    auto journal = must(Journal::create(folder + "/journal.db", "bench"));
    std::int64_t seq = 0;
    while (seq < events) {
        std::vector<Entry> group;
        for (int i = 0; i < 2000; ++i)
            group.push_back(pushed(++seq));
        must(journal.append(group));
        must(journal.settle());
    }
    GroupCommit commits{std::move(journal)};
    const WithJournal with_journal = [&commits](const std::function<void(Journal &)> &work) {
        std::promise<void> done;
        commits.with_journal([&](Journal &held) {
            work(held);
            done.set_value();
        });
        done.get_future().wait();
    };

    const double quiet = longest_commit(commits, seq, [] { std::this_thread::sleep_for(std::chrono::seconds(5)); });
    const BackupLimits limits;
    StagedCopy staged;
    auto start = Clock::now();
    const double copying = longest_commit(commits, seq, [&] {
        staged = must(stage_backup(with_journal, folder + "/scratch", limits, {}));
    });
    const double copied = seconds_since(start);
    start = Clock::now();
    MadeBackup made;
    const double checking = longest_commit(commits, seq, [&] {
        made = must(finish_backup(staged, folder + "/backups", core::Instant{}, limits, {}));
    });
    const double checked = seconds_since(start);

    tell("size", static_cast<double>(made.bytes) / 1048576, "MiB",
         ",\"events\":" + std::to_string(made.held.head.position));
    tell("copy", copied, "s", ",\"pieces\":" + std::to_string(staged.pieces));
    tell("check", checked, "s");
    tell("total", copied + checked, "s");
    tell("longest_hold", std::chrono::duration<double, std::milli>(staged.longest_piece).count(), "ms");
    tell("longest_commit", quiet, "ms", ",\"while\":\"nothing else\"");
    tell("longest_commit_copying", copying, "ms");
    tell("longest_commit_checking", checking, "ms");
    commits.stop();
    fs::remove_all(folder);
    return 0;
}
