// SPDX-License-Identifier: GPL-3.0-or-later
// What figures cost at a million tickets: feeding an event, and any report. Arguments: how many tickets, and the folder to work in (a
// folder of its own below the present one unless told; a tmpfs would measure nothing).
#include "reports/columns.h"
#include "reports/machine.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <deque>
#include <filesystem>
#include <queue>
#include <random>
#include <unistd.h>

using namespace talon;
using namespace talon::reports;
using core::Instant;
using core::Minutes;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int windows = 20, services = 12, a_day = 800;
constexpr core::Day first_day{std::chrono::year{2022} / 1 / 3}; // a Monday

[[noreturn]] void give_up(const std::string &why)
{
    std::fprintf(stderr, "bench_reports: %s\n", why.c_str());
    std::exit(1);
}

template<class T>
T must(Filed<T> result)
{
    if (!result)
        give_up(result.error().detail);
    return std::move(result.value());
}

/// Of the clock on the wall, and of this program's own time on a processor: on a machine that others use they differ.
struct Watch {
    Clock::time_point began = Clock::now();
    std::clock_t worked = std::clock();

    double wall_ms() const { return std::chrono::duration<double, std::milli>(Clock::now() - began).count(); }
    double cpu_ms() const { return 1000.0 * static_cast<double>(std::clock() - worked) / CLOCKS_PER_SEC; }
};

core::StaffId staff(int window)
{
    return {"operator" + std::to_string(window)};
}

core::Site site()
{
    core::Site site;
    site.id = "r7700";
    for (core::DayHours &hours : site.hours)
        hours = {{540, 1080}};
    site.categories = {{core::CategoryId{"all"}, core::Text("Все"), {}}};
    for (int i = 0; i < services; ++i)
        site.services.push_back({{"service" + std::to_string(i)}, core::CategoryId{"all"}, core::Letter::A, core::Text("Услуга " + std::to_string(i)), {},
                                 std::nullopt});
    site.classes = {{{"ordinary"}, core::Text("Общая"), Minutes{15}}, {{"preferential"}, core::Text("Льготная"), Minutes{5}}};
    for (int i = 1; i <= windows; ++i) {
        site.windows.push_back({i, core::Text("Окно " + std::to_string(i)), {}, std::nullopt});
        for (const core::Service &each : site.services)
            site.windows.back().services.push_back({each.id});
    }
    return site;
}

/// Days of a busy hall, one after the other: visitors come at any minute, whoever is free calls the first; some do not come, some are sent on.
class Days
{
public:
    explicit Days(std::function<void(const core::Happened &)> take) : m_take(std::move(take)) { tell(site_saved(), "talond"); }

    void play(core::Day day)
    {
        m_at = core::day_start(day, Minutes{180}) + Minutes{530};
        for (int window = 1; window <= windows; ++window) {
            tell(core::WindowTaken{window, staff(window)}, staff(window).value);
            m_free.push_back(window);
        }
        std::vector<Instant> arrivals;
        for (int i = 0; i < a_day; ++i)
            arrivals.push_back(core::day_start(day, Minutes{180}) + Minutes{540} + core::Millis(m_random() % (8 * 3'600'000)));
        std::sort(arrivals.begin(), arrivals.end());
        for (const Instant &at : arrivals) {
            work_until(at);
            m_at = at;
            issue(day);
            call();
        }
        work_until(core::day_start(day, Minutes{180}) + Minutes{1439});
        for (int window = 1; window <= windows; ++window)
            tell(core::WindowReleased{window, staff(window)}, staff(window).value);
        m_free.clear();
        m_at = core::day_start(day + std::chrono::days(1), Minutes{180}) + Minutes{1};
        tell(core::DayClosed{day}, "talond");
    }

    std::int64_t events() const { return m_events; }

private:
    struct Turn {
        Instant at;
        int window;
        core::TicketId ticket;
        int step; ///< 0: comes or not, 1: is done
        bool operator>(const Turn &other) const { return std::tie(at, window) > std::tie(other.at, other.window); }
    };

    static core::Event site_saved() { return core::SiteSaved{site()}; }

    void tell(core::Event event, const std::string &actor)
    {
        m_take({m_at, actor, std::move(event)});
        ++m_events;
    }

    void issue(core::Day day)
    {
        core::TicketIssued issued;
        issued.ticket = {"T" + std::to_string(++m_tickets)};
        issued.number = {core::Letter::A, static_cast<int>(m_tickets % 999) + 1};
        issued.day = day;
        issued.service = {"service" + std::to_string(m_random() % services)};
        issued.visitor_class = {m_random() % 10 ? "ordinary" : "preferential"};
        issued.device = {"kiosk-1"};
        issued.arrival = m_at;
        issued.told = core::WaitRange{Minutes{0}, Minutes{static_cast<int>(m_random() % 20)}};
        m_queue.push_back(issued.ticket);
        tell(std::move(issued), "device:kiosk-1");
    }

    void call()
    {
        while (!m_free.empty() && !m_queue.empty()) {
            const int window = m_free.front();
            const core::TicketId ticket = m_queue.front();
            m_free.pop_front();
            m_queue.pop_front();
            m_call = std::max(m_call + 1, std::chrono::floor<std::chrono::seconds>(m_at.time_since_epoch()).count());
            tell(core::TicketCalled{ticket, window, staff(window), m_call, 0}, staff(window).value);
            m_turns.push({m_at + std::chrono::seconds(20 + m_random() % 60), window, ticket, 0});
        }
    }

    void work_until(Instant until)
    {
        while (!m_turns.empty() && m_turns.top().at <= until) {
            const Turn turn = m_turns.top();
            m_turns.pop();
            m_at = turn.at;
            const std::string actor = staff(turn.window).value;
            if (turn.step == 0 && m_random() % 25) {
                tell(core::ServingStarted{turn.ticket}, actor);
                m_turns.push({m_at + std::chrono::seconds(120 + m_random() % 1200), turn.window, turn.ticket, 1});
                continue;
            }
            if (turn.step == 0)
                tell(core::TicketNoShow{turn.ticket}, actor);
            else if (m_random() % 15)
                tell(core::TicketServed{turn.ticket}, actor);
            else {
                tell(core::TicketTransferred{turn.ticket, core::ServiceId{"service" + std::to_string(m_random() % services)}, {}, {}}, actor);
                m_queue.push_back(turn.ticket);
            }
            m_free.push_back(turn.window);
            call();
        }
    }

    std::function<void(const core::Happened &)> m_take;
    std::mt19937 m_random{7};
    Instant m_at{core::day_start(first_day, Minutes{180})};
    std::deque<int> m_free;
    std::deque<core::TicketId> m_queue;
    std::priority_queue<Turn, std::vector<Turn>, std::greater<>> m_turns;
    std::int64_t m_events = 0, m_tickets = 0, m_call = 0;
};

void tell(const std::string &name, double value, const char *unit, double cpu = 0, double mark = 0)
{
    std::printf("{\"name\":\"reports.%s\",\"value\":%.2f,\"unit\":\"%s\"", name.c_str(), value, unit);
    if (cpu > 0)
        std::printf(",\"cpu\":%.2f", cpu);
    if (mark > 0)
        std::printf(",\"mark\":%.0f,\"ok\":%s", mark, value <= mark ? "true" : "false");
    std::printf("}\n");
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    namespace fs = std::filesystem;
    const int days = (argc > 1 ? std::atoi(argv[1]) : 1'000'000) / a_day;
    const fs::path folder = fs::path(argc > 2 ? argv[2] : ".") / ("bench_reports." + std::to_string(::getpid()));
    fs::create_directories(folder);
    const auto file = must(FiguresFile::open((folder / "figures.db").string()));

    Machine machine;
    std::int64_t told = 0;
    const Watch start;
    Days hall([&](const core::Happened &happened) {
        machine.take(happened);
        if (++told % 512 == 0) // as the server feeds it
            must(file->write(machine.changes(), {}, {1, told, {}}));
    });
    for (int day = 0; day < days; ++day)
        hall.play(first_day + std::chrono::days(day));
    must(file->write(machine.changes(), {}, {1, told, {}}));
    tell("feed", 1000 * start.wall_ms() / static_cast<double>(hall.events()), "us/event", 1000 * start.cpu_ms() / static_cast<double>(hall.events()));
    tell("file", static_cast<double>(fs::file_size(folder / "figures.db")) / 1e6, "MB");

    const Period all{first_day, first_day + std::chrono::days(days - 1)};
    const Instant now = core::day_start(all.to, Minutes{180}) + Minutes{1439};
    const auto names = must(file->names());
    const Watch reading;
    std::int64_t legs = 0;
    must(file->each_leg(all, {.service = true, .now = now}, [&legs](const LegRow &row) { return legs += row.leg >= 0, true; }));
    tell("legs", static_cast<double>(legs), "legs");
    tell("read", reading.wall_ms(), "ms", reading.cpu_ms());
    for (const By by : {By::day, By::hour, By::weekday, By::service, By::visitor_class, By::origin, By::window, By::staff}) {
        const Watch begin;
        Summary summary = must(summarize(*file, all, by, {By::hour, By::day, By::service}, now));
        std::size_t lines = 0;
        for (Grouped &beside : summary.beside)
            for (auto &[key, sums] : beside.lines)
                lines += line_of(key, std::move(sums)).key.size();
        const Table table = table_of(std::move(summary.main), std::move(summary.lines_total), names, core::Language::ru);
        if (table.rows.empty() || lines == 0)
            give_up("a report is empty");
        tell("by_" + std::string(name_of(by)), begin.wall_ms(), "ms", begin.cpu_ms(), 2000);
    }
    for (const char *figure : {"visitors", "breaches", "left_late"}) { // the last one is behind no row at all
        const Watch begin;
        must(legs_behind(*file, {.period = all, .by = By::service, .key = "service3", .figure = figure, .now = now}));
        tell(std::string("page_of_") + figure, begin.wall_ms(), "ms", begin.cpu_ms(), 2000);
    }
    const Watch begin;
    must(file->transfers(all));
    tell("transfers", begin.wall_ms(), "ms", begin.cpu_ms(), 2000);
    fs::remove_all(folder);
    return 0;
}
