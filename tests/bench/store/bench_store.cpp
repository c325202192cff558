// SPDX-License-Identifier: GPL-3.0-or-later
// What a commit costs, next to what this disk's own fdatasync costs. One argument: the folder to work in (a folder
// of its own below the present one unless told; a tmpfs would measure nothing).
#include "store/group_commit.h"
#include "store/number_guard.h"
#include "store/verify.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <future>
#include <semaphore>
#include <unistd.h>

using namespace talon;
using namespace talon::store;
using Clock = std::chrono::steady_clock;

namespace {

[[noreturn]] void give_up(const std::string &why)
{
    std::fprintf(stderr, "bench_store: %s\n", why.c_str());
    std::exit(1);
}

template<class T>
T must(Stored<T> result)
{
    if (!result)
        give_up(result.error().detail);
    return std::move(result.value());
}

double micros_since(Clock::time_point start)
{
    return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

void tell(const char *name, double value, const char *unit, const std::string &more = {})
{
    std::printf("{\"name\":\"store.%s\",\"value\":%.1f,\"unit\":\"%s\"%s}\n", name, value, unit, more.c_str());
    std::fflush(stdout);
}

/// A ticket's birth, as a kiosk pushes it.
Entry issued(std::int64_t seq)
{
    Entry entry;
    entry.origin = {core::DeviceId{"01J8ZC4Q4N7RM"}, 1, seq, Hash{1}};
    entry.at = core::Instant{core::Millis{1'795'000'000'000 + seq}};
    entry.actor = "device:01J8ZC4Q4N7RM";
    entry.type = "ticket_issued";
    entry.body = R"({"ticket":"7ZK3M9QX2D5VA","number":"А023","day":"2026-11-22","service":"decl3ndfl","class":"ordinary",)"
                 R"("language":"ru","origin":"granted","device":"01J8ZC4Q4N7RM","arrival":"2026-11-22T09:15:00.000Z"})";
    core::Ticket ticket;
    // Ids come at random, as a real ticket's do: multiplied so that neighbours in time are none in the index.
    ticket.id.value = std::to_string(static_cast<std::uint64_t>(seq) * 0x9e3779b97f4a7c15ULL);
    ticket.service.value = "decl3ndfl";
    ticket.visitor_class.value = "ordinary";
    ticket.device = entry.origin.device;
    ticket.periods.push_back({core::TicketState::waiting, entry.at, std::nullopt, std::nullopt, std::nullopt});
    entry.tickets.push_back(std::move(ticket));
    return entry;
}

/// Median of one write of `bytes` and fdatasync, overwriting a file whose length stands.
double measure_disk(const std::string &path, std::size_t bytes)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC, 0600);
    const std::string block(bytes, '\1');
    std::vector<double> each;
    for (int round = 0; round < 600; ++round) {
        const auto start = Clock::now();
        const auto place = static_cast<off_t>(static_cast<std::size_t>(round % 100) * bytes);
        if (::pwrite(file, block.data(), bytes, place) != static_cast<ssize_t>(bytes) || ::fdatasync(file) != 0)
            give_up("cannot write " + path);
        if (round >= 100) // the first hundred make the file long
            each.push_back(micros_since(start));
    }
    ::close(file);
    return median(std::move(each));
}

double measure_appends(Journal &journal, std::int64_t &seq, int rounds, int group)
{
    std::vector<double> each;
    for (int round = 0; round < rounds; ++round) {
        std::vector<Entry> entries;
        for (int i = 0; i < group; ++i)
            entries.push_back(issued(++seq));
        const auto start = Clock::now();
        must(journal.append(entries));
        each.push_back(micros_since(start));
        must(journal.settle());
    }
    return median(std::move(each));
}

/// Events a second when they come one by one from a thread that never waits.
double measure_group_commit(Journal journal, std::int64_t &seq, int count, std::string &more)
{
    std::vector<Entry> entries;
    for (int i = 0; i < count; ++i)
        entries.push_back(issued(++seq));
    GroupCommit commits{std::move(journal)};
    // As many under way as talond lets be: a disk that is slower than this thread makes it wait, as it makes talond's loop.
    constexpr std::ptrdiff_t under_way = 8'192;
    std::counting_semaphore<under_way> room{under_way};
    std::promise<void> last;
    const auto start = Clock::now();
    for (int i = 0; i < count; ++i) {
        auto committed = [&last, &room, is_last = i + 1 == count](const Stored<Head> &head) {
            if (!head)
                give_up(head.error().detail);
            room.release();
            if (is_last)
                last.set_value();
        };
        std::vector<Entry> one;
        one.push_back(std::move(entries[static_cast<std::size_t>(i)]));
        room.acquire();
        if (!commits.submit(std::move(one), std::move(committed)))
            give_up("the queue is full");
    }
    last.get_future().wait();
    const double seconds = micros_since(start) / 1e6;
    more = ",\"commits\":" + std::to_string(commits.figures().commits);
    return count / seconds;
}

} // namespace

int main(int argc, char **argv)
{
    namespace fs = std::filesystem;
    const fs::path folder = fs::path(argc > 1 ? argv[1] : ".") / ("bench_store." + std::to_string(::getpid()));
    fs::create_directories(folder);

    const double disk = measure_disk((folder / "disk").string(), 4096);
    tell("fdatasync", disk, "us");

    auto journal = must(Journal::create((folder / "journal.db").string(), "bench"));
    std::int64_t seq = 0;
    const double one = measure_appends(journal, seq, 1000, 1);
    char ratio[64];
    std::snprintf(ratio, sizeof ratio, ",\"fdatasyncs\":%.2f,\"mark\":%.1f,\"ok\":%s", one / disk, 2 * disk + 2000,
                  one <= 2 * disk + 2000 ? "true" : "false");
    tell("append_1", one, "us", ratio);
    for (const int group : {64, 1000}) {
        const double taken = measure_appends(journal, seq, 50, group);
        tell(group == 64 ? "append_64" : "append_1000", group / taken * 1e6, "events/s");
    }
    std::string more;
    const double streamed = measure_group_commit(std::move(journal), seq, 50'000, more);
    tell("group_commit", streamed, "events/s", more);

    auto start = Clock::now();
    auto opened = must(Journal::open((folder / "journal.db").string()));
    tell("open", micros_since(start) / 1e3, "ms");
    start = Clock::now();
    must(opened.read(1, [](Record &&) { return true; }));
    tell("read", static_cast<double>(opened.head().position) / micros_since(start) * 1e6, "events/s");

    auto guard = must(NumberGuard::open((folder / "numbers.guard").string()));
    std::vector<double> each;
    for (int number = 1; number <= 500; ++number) {
        start = Clock::now();
        must(guard.raise(core::Day{}, core::Letter::A, number));
        each.push_back(micros_since(start));
    }
    tell("number_guard", median(std::move(each)), "us");

    fs::remove_all(folder);
    return 0;
}
