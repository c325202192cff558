// SPDX-License-Identifier: GPL-3.0-or-later
// What a batch of forecasts costs: everybody who waits and everybody who could come, in an ordinary hall and in the largest.
#include "core/forecast/batch.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>

using namespace talon::core;
using Clock = std::chrono::steady_clock;

namespace {

const Instant morning{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{6}};

/// Each window takes two services of its own and helps out with a third.
Site site_of(int windows, int services)
{
    Site site;
    site.hours.fill({{9 * 60, 18 * 60}});
    site.classes = {{ClassId{"ordinary"}, {}, Minutes{15}}, {ClassId{"preferential"}, {}, Minutes{5}, {}, false, true}};
    for (int i = 0; i < services; ++i)
        site.services.push_back({ServiceId{"service" + std::to_string(i)}, CategoryId{"all"}, static_cast<Letter>(i % single_letters), {}, {}, std::nullopt});
    for (int i = 0; i < windows; ++i) {
        Window window;
        window.number = i + 1;
        for (int of = 0; of < 3; ++of)
            window.services.push_back({site.services[static_cast<std::size_t>((i + of) % services)].id, Minutes{of == 2 ? 10 : 0}});
        site.windows.push_back(std::move(window));
    }
    return site;
}

/// A full hall: each window has somebody in hand, and so many wait. The habits are of a day like it.
struct Crowd {
    Hall hall;
    forecast::Habits habits;
    Instant now = morning;
    int serial = 0;

    Crowd(int windows, int services, int waiting)
    {
        happen(SiteSaved{site_of(windows, services)});
        for (const Window &window : hall.site().windows)
            happen(WindowTaken{window.number, {"operator" + std::to_string(window.number)}});
        for (int i = 0; i < windows; ++i)
            arrive(services);
        std::int64_t call = 1'795'000'000;
        for (const Window &window : hall.site().windows) {
            const StaffId staff{"operator" + std::to_string(window.number)};
            if (const auto next = hall.next_for(window.number, staff, now))
                happen(TicketCalled{*next, window.number, staff, ++call, 0});
        }
        for (int i = 0; i < waiting; ++i)
            arrive(services);
    }

    void happen(Event event)
    {
        const Happened happened{now, "bench", std::move(event)};
        hall.apply(happened);
        habits.apply(hall, happened);
    }

    void arrive(int services)
    {
        now += Millis{5'000};
        const int turn = ++serial;
        TicketIssued issued;
        issued.ticket = {"T" + std::to_string(turn)};
        issued.number = {static_cast<Letter>(turn % single_letters), turn % 999 + 1, turn / 999 + 1};
        issued.day = local_day(now, hall.site().utc_offset);
        issued.service = hall.site().services[static_cast<std::size_t>(turn * 7 % services)].id;
        issued.visitor_class = {turn % 7 == 0 ? "preferential" : "ordinary"};
        issued.device = {"kiosk"};
        issued.arrival = now;
        issued.seq = turn;
        happen(issued);
    }
};

void measure(const char *name, const Crowd &crowd, int runs, double mark)
{
    std::vector<double> took;
    for (int i = 0; i < 15; ++i) {
        const auto start = Clock::now();
        const auto batch = forecast::forecast(forecast::scene(crowd.hall, crowd.habits, {}, crowd.now), runs);
        took.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        if (batch.tickets.size() < static_cast<std::size_t>(crowd.hall.waiting().waiting_total()))
            std::exit(1);
    }
    std::nth_element(took.begin(), took.begin() + 7, took.end());
    std::printf("{\"name\":\"core.forecast.%s\",\"value\":%.3f,\"unit\":\"ms\",\"mark\":%.0f,\"ok\":%s}\n", name, took[7], mark,
                took[7] <= mark ? "true" : "false");
}

} // namespace

int main()
{
    measure("50_runs_50_waiting", Crowd(14, 11, 50), 50, 5);
    const Crowd largest(99, 99, 300);
    measure("300_waiting_99_windows", largest, forecast::runs_for(300), 50);
    return 0;
}
