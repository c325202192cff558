// SPDX-License-Identifier: GPL-3.0-or-later
// Kiosks that were apart come back: how fast their tickets arrive at a real talond, and that each is there once. One
// argument: the folder to work in (a tmpfs would measure nothing).
#include "bench_support.h"

#include "server/loop.h"
#include "server/people/secrets.h"
#include "store/journal.h"

#include <csignal>
#include <set>
#include <sys/resource.h>
#include <thread>

using namespace talon;
using namespace talon::bench;
using namespace talon::test;

namespace {

constexpr std::size_t batch = 200;
constexpr int kiosks = 10;

/// Tickets made without a backend, over the last hour, each with a number of the kiosk's own series.
void make_apart(PlainDevice &device, int count)
{
    const core::Instant now = server::wall_clock();
    for (int i = 0; i < count; ++i) {
        const core::Instant at = now - std::chrono::hours(1) + std::chrono::hours(1) * i / count;
        auto issued = device.ticket(at, today(), 1 + i % core::last_number, "inn", "ordinary");
        issued.number.letter = static_cast<core::Letter>(i / core::last_number % core::single_letters);
        issued.number.prefix = device.prefix;
        issued.origin = core::NumberOrigin::own;
        device.append(issued, at);
    }
}

/// One push under way at a time, as a kiosk does it.
void push_all(PlainDevice &device)
{
    for (std::size_t from = 0; from < device.events.size(); from += batch) {
        const std::size_t to = std::min(from + batch, device.events.size());
        const auto begin = device.events.begin();
        if (!device.send(wire::Push{device.epoch, {begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(to)}})
            || !device.wait_for_ack(static_cast<std::int64_t>(to)))
            give_up("a backlog is not acknowledged: " + device.last_error);
    }
}

/// Tickets in the journal, and how many of them are there more than once.
std::pair<std::size_t, std::size_t> count_tickets(const std::string &data)
{
    const auto journal = store::Journal::open(data + "/journal.db");
    if (!journal)
        give_up(journal.error().detail);
    std::multiset<std::string> bodies;
    const auto read = journal->read(1, [&bodies](store::Record &&record) {
        if (record.type == "ticket_issued")
            bodies.insert(record.body.substr(0, record.body.find(R"(,"number")")));
        return true;
    });
    if (!read)
        give_up(read.error().detail);
    const std::set<std::string> once(bodies.begin(), bodies.end());
    return {bodies.size(), bodies.size() - once.size()};
}

struct Result {
    double seconds = 0;
    double cpu = 0;
    double sender_cpu = 0;
    std::size_t lost = 0;
    std::size_t twice = 0;
};

/// Of this process: the kiosks' part, which here takes its time from talond's two cores.
double own_cpu_seconds()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval &time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

Result converge(const fs::path &folder, const std::string &name, int each)
{
    const std::string data = make_data(folder, name);
    TalondProcess talond(data);
    if (talond.port() == 0)
        give_up("talond does not start");
    auto devices = enrol(talond.port(), kiosks);
    for (auto &device : devices) {
        device.disconnect();
        make_apart(device, each);
    }
    Result result;
    const double cpu = talond.cpu_seconds();
    const double own_cpu = own_cpu_seconds();
    const auto start = Steady::now();
    std::vector<std::thread> threads;
    for (auto &device : devices)
        threads.emplace_back([&device, port = talond.port()] {
            if (!device.connect(port))
                give_up("a kiosk does not get in: " + device.last_error);
            push_all(device);
        });
    for (auto &thread : threads)
        thread.join();
    result.seconds = ms_since(start) / 1000;
    result.cpu = talond.cpu_seconds() - cpu;
    result.sender_cpu = own_cpu_seconds() - own_cpu;
    devices.clear();
    if (talond.end(SIGTERM) != 0)
        give_up("talond did not stop cleanly");
    const auto [found, twice] = count_tickets(data);
    result.lost = static_cast<std::size_t>(kiosks * each) - (found - twice);
    result.twice = twice;
    return result;
}

void tell_counts(const std::string &name, const Result &result)
{
    tell_mark(name + ".lost", static_cast<double>(result.lost), "tickets", 0, result.lost == 0);
    tell_mark(name + ".twice", static_cast<double>(result.twice), "tickets", 0, result.twice == 0);
}

} // namespace

int main(int count, char **words)
{
    server::init_secrets();
    const fs::path folder = fs::absolute(count > 1 ? words[1] : "bench-replication-data");
    fs::remove_all(folder);
    fs::create_directories(folder);

    const Result apart = converge(folder, "apart", 1'000);
    tell_mark("replication.10_kiosks_1000_tickets", apart.seconds, "s", 20, apart.seconds < 20);
    tell_counts("replication.10_kiosks_1000_tickets", apart);

    constexpr int backlog = 10'000;
    const Result ingest = converge(folder, "backlog", backlog);
    const double rate = kiosks * backlog / ingest.seconds;
    tell_mark("replication.ingest", rate, "events/s", 20'000, rate >= 20'000);
    // What stays the same on a busy machine: the work itself.
    tell("replication.ingest_cpu", ingest.cpu * 1e6 / (kiosks * backlog), "us/event");
    tell("replication.ingest_sender_cpu", ingest.sender_cpu * 1e6 / (kiosks * backlog), "us/event");
    tell_counts("replication.ingest", ingest);
    fs::remove_all(folder);
}
