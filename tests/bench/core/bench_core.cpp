// SPDX-License-Identifier: GPL-3.0-or-later
// What a press of «Вызвать следующего» costs the rules themselves (decide and apply), with few and with many
// people waiting; and what the other questions about a long queue cost. No disk, no network.
#include "core/hall/hall.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace talon::core;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int services = 12;
const Instant morning{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{6}};
const StaffId staff{"operator1"};

/// Twelve services, and a window that takes them all: the most that a call has to look at.
Site big_site()
{
    Site site;
    site.classes = {{ClassId{"ordinary"}, {}, Minutes{15}}, {ClassId{"preferential"}, {}, Minutes{5}}};
    Window window;
    for (int i = 0; i < services; ++i) {
        const ServiceId id{"service" + std::to_string(i)};
        site.services.push_back({id, CategoryId{"all"}, static_cast<Letter>(i), {}, {}, std::nullopt});
        window.services.push_back({id, Minutes{i % 3 == 0 ? 10 : 0}});
    }
    site.windows = {window};
    return site;
}

class Crowd
{
public:
    explicit Crowd(int waiting)
    {
        happen(SiteSaved{big_site()});
        run(TakeWindow{1, staff});
        for (int i = 0; i < waiting; ++i)
            arrive();
    }

    /// Microseconds for one call; then its ticket is served, and somebody else comes.
    double call()
    {
        const auto start = Clock::now();
        const auto decision = m_hall.decide(CallNext{1, staff}, m_now);
        const auto changed = m_hall.apply({m_now, "operator1", decision.value().front()});
        const std::chrono::duration<double, std::micro> took = Clock::now() - start;
        run(StartServing{changed.front(), staff});
        run(Finish{changed.front(), staff});
        arrive();
        return took.count();
    }

    /// Microseconds for «how many are before me, and how long».
    double ask()
    {
        const ServiceId service{"service" + std::to_string(m_count % services)};
        const auto start = Clock::now();
        const int ahead = m_hall.ahead_of_new(service, ClassId{"ordinary"}, m_now);
        const auto wait = m_hall.expected_wait(service, ahead, m_now);
        const std::chrono::duration<double, std::micro> took = Clock::now() - start;
        if (!wait)
            std::exit(1);
        ++m_count;
        return took.count();
    }

private:
    void happen(Event event) { m_hall.apply({m_now, "bench", std::move(event)}); }

    void run(const Command &command)
    {
        for (const Event &event : m_hall.decide(command, m_now).value())
            happen(event);
    }

    void arrive()
    {
        m_now += Millis{700};
        const auto serial = static_cast<unsigned>(++m_count);
        TicketIssued issued;
        // Spread over the alphabet as real ids are, so that memory is walked as in a real hall.
        issued.ticket = {std::to_string(serial * 2654435761U) + "-" + std::to_string(serial)};
        // No number twice: those of a kiosk's own follow those of the hall.
        const int turn = static_cast<int>(serial / services);
        issued.number = {static_cast<Letter>(serial % services), turn % 999 + 1, turn / 999};
        issued.day = local_day(m_now, m_hall.site().utc_offset);
        issued.service = {"service" + std::to_string(serial % services)};
        issued.visitor_class = {serial % 7 == 0 ? "preferential" : "ordinary"};
        issued.device = {"kiosk"};
        issued.arrival = m_now;
        run(ReceiveTicket{.issued = issued, .prefix = issued.number.prefix});
    }

    Hall m_hall;
    Instant m_now = morning;
    int m_count = 0;
};

template <class Measure>
double median(int times, Measure measure)
{
    std::vector<double> values;
    for (int i = 0; i < times; ++i)
        values.push_back(measure());
    const auto middle = values.begin() + times / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void tell(const std::string &name, double value, const char *unit)
{
    std::printf("{\"name\":\"core.%s\",\"value\":%.3f,\"unit\":\"%s\"}\n", name.c_str(), value, unit);
}

} // namespace

int main()
{
    constexpr int times = 4000; // few enough that the bench ends on the day it began
    double few = 0;
    double many = 0;
    for (const int waiting : {10, 10'000}) {
        Crowd crowd(waiting);
        const double call = median(times, [&] { return crowd.call(); });
        (waiting == 10 ? few : many) = call;
        tell("call_next." + std::to_string(waiting), call, "us");
        tell("ahead_and_wait." + std::to_string(waiting), median(times, [&] { return crowd.ask(); }), "us");
    }
    // No mark here: this is a microsecond of cold memory. The mark is on the press of the button, disk and all.
    tell("call_next.ratio", many / few, "times");
    return 0;
}
