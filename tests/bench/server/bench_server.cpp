// SPDX-License-Identifier: GPL-3.0-or-later
// talond as a process, with real sockets and a real disk: tickets acknowledged, calls, memory, start. One argument: the
// folder to work in (a folder of its own below the present one unless told; a tmpfs would measure nothing).
#include "bench_support.h"

#include "server/loop.h"
#include "server/people/secrets.h"
#include "tests/services/server/server_world.h"
#include "wire/terminals/codec.h"

#include <csignal>
#include <ctime>
#include <deque>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <span>
#include <thread>
#include <unistd.h>

using namespace talon;
using namespace talon::bench;
using namespace talon::test;

namespace {

/// What this disk takes for a small write that must be durable.
double fdatasync_ms(const fs::path &folder)
{
    const auto path = folder / "fdatasync";
    const int file = ::open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    std::vector<double> took;
    const std::string page(4096, 'x');
    for (int i = 0; i < 300 && file >= 0; ++i) {
        const auto start = Steady::now();
        if (::pwrite(file, page.data(), page.size(), i * 4096L) != 4096 || ::fdatasync(file) != 0)
            give_up("the folder cannot be written");
        took.push_back(ms_since(start));
    }
    ::close(file);
    fs::remove(path);
    return quantile(std::move(took), 0.5);
}

/// Of this program, which plays all the kiosks.
double own_cpu_seconds()
{
    timespec spent{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) / 1e9;
}

/// A kiosk with tickets that it has given and not pushed yet, each as a frame: on a kiosk that work is over before a push begins, and
/// here it would take its time from talond's two processors.
class Kiosk
{
public:
    explicit Kiosk(PlainDevice device) : m_device(std::move(device)) {}

    void prepare(std::size_t tickets)
    {
        while (m_frames.size() < tickets)
            give();
    }

    /// The next ticket, sent.
    void push()
    {
        if (m_frames.empty())
            give();
        if (!m_device.send_text(m_frames.front()))
            give_up("a device was disconnected");
        m_frames.pop_front();
    }

    PlainWebSocket &socket() { return m_device.socket(); }

private:
    void give()
    {
        static constexpr std::array services{"ndfl", "deduction", "property", "inn", "account", "debt"};
        const auto count = m_device.events.size();
        const auto now = server::wall_clock();
        auto issued =
            m_device.own_ticket(now, today(), 1 + static_cast<int>(count % core::own_turns), services[count % services.size()], "ordinary");
        issued.number.letter = static_cast<core::Letter>(count % core::single_letters);
        m_frames.push_back(wire::encode(wire::Push{m_device.epoch, {m_device.append(issued, now)}}));
    }

    PlainDevice m_device;
    std::deque<std::string> m_frames;
};

struct Rate {
    double per_second = 0;
    std::vector<double> took_ms;
};

/// Each device pushes one ticket and, when that is acknowledged, the next.
Rate acknowledge(std::span<Kiosk> devices, std::chrono::milliseconds time)
{
    std::vector<pollfd> polled;
    std::vector<Steady::time_point> since(devices.size());
    for (auto &device : devices)
        polled.push_back({device.socket().descriptor(), POLLIN, 0});
    Rate rate;
    const auto start = Steady::now();
    for (std::size_t i = 0; i < devices.size(); ++i) {
        since[i] = Steady::now();
        devices[i].push();
    }
    while (Steady::now() - start < time) {
        if (::poll(polled.data(), polled.size(), 5000) <= 0)
            give_up("no acknowledgement came");
        for (std::size_t i = 0; i < devices.size(); ++i) {
            if (polled[i].revents == 0)
                continue;
            while (const auto frame = devices[i].socket().receive_now()) {
                if (frame->find(R"("type":"ack")") == std::string::npos)
                    continue; // documents and reserves go by
                rate.took_ms.push_back(ms_since(since[i]));
                since[i] = Steady::now();
                devices[i].push();
            }
            if (!devices[i].socket().is_open())
                give_up("a device was disconnected");
        }
    }
    rate.per_second = static_cast<double>(rate.took_ms.size()) * 1000 / ms_since(start);
    return rate;
}

void measure_tickets(const fs::path &folder, double sync_ms)
{
    TalondProcess talond(make_data(folder, "tickets"));
    if (talond.port() == 0)
        give_up("talond does not start");
    tell("server.start_to_ready", talond.start_ms(), "ms");
    // What it holds when the jobs of a start have had their time. A time and no condition, since the figure is one of a moment: ten seconds
    // after it is ready talond gives memory back (server/give_back.h), and nothing but its size tells that it has.
    std::this_thread::sleep_for(std::chrono::seconds(12));
    tell_mark("server.idle_rss", talond.resident_mib(), "MiB", 14, talond.resident_mib() <= 14);
    std::vector<Kiosk> kiosks;
    for (PlainDevice &device : enrol(talond.port(), 64))
        kiosks.emplace_back(std::move(device));
    tell("server.rss_64_devices", talond.resident_mib(), "MiB");

    kiosks.front().prepare(10'000);
    const auto one = acknowledge(std::span(kiosks).first(1), std::chrono::seconds(3));
    const double mark = 1.6 * sync_ms;
    tell("server.tickets_per_s.1", one.per_second, "1/s");
    tell_mark("server.ticket_ack_p50.1", quantile(one.took_ms, 0.5), "ms", mark, quantile(one.took_ms, 0.5) <= mark);
    tell("server.ticket_ack_p99.1", quantile(one.took_ms, 0.99), "ms");
    for (Kiosk &kiosk : kiosks)
        kiosk.prepare(1'600);
    const double cpu_before = talond.cpu_seconds();
    const double own_before = own_cpu_seconds();
    const auto many = acknowledge(kiosks, std::chrono::seconds(5));
    const double own = own_cpu_seconds() - own_before;
    const double cpu = talond.cpu_seconds() - cpu_before;
    tell_mark("server.tickets_per_s.64", many.per_second, "1/s", 20000, many.per_second >= 20000);
    // What stays the same on a busy machine: the work itself.
    tell("server.cpu_per_ticket.64", cpu * 1e6 / static_cast<double>(many.took_ms.size()), "us");
    // What the kiosks of this bench take of the same processors.
    tell("server.kiosks_cpu_per_ticket.64", own * 1e6 / static_cast<double>(many.took_ms.size()), "us");
    tell("server.ticket_ack_p50.64", quantile(many.took_ms, 0.5), "ms");
    tell("server.ticket_ack_p99.64", quantile(many.took_ms, 0.99), "ms");
    tell("server.tickets_per_fdatasync.1", one.per_second * sync_ms / 1000, "ratio");
    tell("server.tickets_per_fdatasync.64", many.per_second * sync_ms / 1000, "ratio");
    kiosks.clear();
    if (talond.end(SIGTERM) != 0)
        give_up("talond did not stop cleanly");
}

/// A talond with that many waiting and an operator at window 1.
struct CallingHall {
    CallingHall(const fs::path &folder, const std::string &name, std::size_t waiting)
        : talond(make_data(folder, name)), devices(enrol(talond.port(), 1)), client(talond.port())
    {
        client.log_in("operator1", ServerWorld::password);
        client.post("/api/v1/windows/1/take");
        for (std::size_t left = waiting; left > 0;)
            left -= push(std::min<std::size_t>(left, 100));
    }

    std::size_t push(std::size_t count)
    {
        auto &device = devices.front();
        const auto from = static_cast<std::int64_t>(device.events.size()) + 1;
        const auto now = server::wall_clock();
        for (std::size_t i = 0; i < count; ++i)
            device.append(device.own_ticket(now, today(), 1 + static_cast<int>(device.events.size() % core::own_turns), "inn", "ordinary"), now);
        if (!device.push_from(from) || !device.wait_for_ack(static_cast<std::int64_t>(device.events.size())))
            give_up("tickets are not acknowledged");
        return count;
    }

    /// The call's own time, its commit included; then the visitor is away and another one comes.
    void call()
    {
        const auto start = Steady::now();
        const auto called = client.post("/api/v1/windows/1/call-next");
        took_ms.push_back(ms_since(start));
        if (called.status != 200 || client.post("/api/v1/tickets/" + field(called.body, "ticket") + "/no-show").status != 200)
            give_up("call-next: " + called.body);
        push(1);
    }

    TalondProcess talond;
    std::vector<PlainDevice> devices;
    PlainClient client;
    std::vector<double> took_ms;
};

/// Turn and turn about, so that both meet the same moods of the disk.
void measure_calls(const fs::path &folder)
{
    CallingHall few(folder, "few", 10);
    CallingHall many(folder, "many", 10'000);
    constexpr int rounds = 500;
    const double few_cpu = few.talond.cpu_seconds();
    const double many_cpu = many.talond.cpu_seconds();
    for (int i = 0; i < rounds; ++i) {
        (i % 2 ? few : many).call();
        (i % 2 ? many : few).call();
    }
    // A call, a no-show and a new ticket; what stays the same on a busy machine.
    tell("server.call_cycle_cpu.10", (few.talond.cpu_seconds() - few_cpu) * 1e6 / rounds, "us");
    tell("server.call_cycle_cpu.10000", (many.talond.cpu_seconds() - many_cpu) * 1e6 / rounds, "us");
    const double few_ms = quantile(few.took_ms, 0.5);
    const double many_ms = quantile(many.took_ms, 0.5);
    tell("server.call_next.10", few_ms, "ms");
    tell("server.call_next.10000", many_ms, "ms");
    tell_mark("server.call_next_ratio", many_ms / few_ms, "ratio", 1.15, many_ms <= 1.15 * few_ms);
    few.devices.clear();
    many.devices.clear();
    tell("server.rss_10000_waiting", many.talond.resident_mib(), "MiB");
    if (few.talond.end(SIGTERM) != 0 || many.talond.end(SIGTERM) != 0)
        give_up("talond did not stop cleanly");
}

} // namespace

int main(int count, char **words)
{
    server::init_secrets();
    const fs::path folder = fs::absolute(count > 1 ? words[1] : "bench-server-data");
    fs::remove_all(folder);
    fs::create_directories(folder);
    const double sync_ms = fdatasync_ms(folder);
    tell("server.fdatasync", sync_ms, "ms");
    measure_tickets(folder, sync_ms);
    measure_calls(folder);
    fs::remove_all(folder);
}
