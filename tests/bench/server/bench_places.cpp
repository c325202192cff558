// SPDX-License-Identifier: GPL-3.0-or-later
// Sixty-four people who want the last place of a time at once, a thousand times: how often two get it, and how long each waits for the answer.
#include "bench_support.h"

#include "server/offline.h"
#include "tests/services/server/server_world.h"
#include "wire/json/times.h"
#include "wire/site/site_codec.h"

#include <QTemporaryDir>

#include <atomic>
#include <barrier>
#include <csignal>
#include <fstream>
#include <set>
#include <thread>

using namespace talon;
using namespace talon::bench;
using namespace talon::test;

namespace {

constexpr int clients = 64;
constexpr int rounds = 1'000;
constexpr int grid = 15;
constexpr int day_minutes = 1'440;

/// A site of two windows that take everything, of which half may be booked: each time has one place.
std::string one_place_data(const fs::path &folder)
{
    auto site = wire::decode_site(open_site());
    if (!site)
        give_up("the demonstration's site cannot be read");
    site->windows.resize(2);
    for (core::Window &window : site->windows) {
        window.services.clear();
        for (const core::Service &service : site->services)
            window.services.push_back({service.id});
    }
    const auto file = (folder / "site.json").string(), data = (folder / "data").string();
    std::ofstream(file) << wire::encode_site(*site);
    if (const auto made = server::init_journal(data, file, server::wall_clock()); !made)
        give_up(made.error().sentence);
    if (const auto saved = server::save_user(data, {"specialist", {{"specialist"}}, "Specialist", ServerWorld::password}, server::wall_clock()); !saved)
        give_up(saved.error().sentence);
    return data;
}

struct Race {
    int given = 0;
    int taken = 0;
};

/// All at once for the one place of that time.
Race race(std::vector<PlainClient> &askers, const std::string &wish, std::vector<double> &took_ms)
{
    std::atomic<int> given = 0, taken = 0;
    std::vector<double> took(askers.size());
    std::barrier all(static_cast<std::ptrdiff_t>(askers.size()));
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < askers.size(); ++i)
        threads.emplace_back([&, i] {
            all.arrive_and_wait();
            const auto start = Steady::now();
            const auto answer = askers[i].post("/api/v1/bookings", wish);
            took[i] = ms_since(start);
            if (answer.status == 200)
                ++given;
            else if (error_code(answer) == "booking_time_taken")
                ++taken;
            else
                give_up("a wish was answered " + std::to_string(answer.status) + ' ' + answer.body);
        });
    threads.clear();
    took_ms.insert(took_ms.end(), took.begin(), took.end());
    return {given, taken};
}

} // namespace

int main()
{
    const QTemporaryDir folder;
    TalondProcess talond(one_place_data(folder.path().toStdString()));
    if (talond.port() == 0)
        give_up("talond does not start");
    PlainClient specialist(talond.port());
    if (specialist.log_in("specialist", ServerWorld::password).status != 200)
        give_up("the specialist cannot log in");
    std::vector<PlainClient> askers;
    for (int i = 0; i < clients; ++i) { // one session, a connection each
        askers.emplace_back(talond.port());
        askers.back().cookie = specialist.cookie;
        askers.back().csrf = specialist.csrf;
        askers.back().instance = specialist.instance;
    }
    std::vector<double> took_ms;
    int doubles = 0, none = 0;
    const auto start = Steady::now();
    for (int round = 0; round < rounds; ++round) {
        const core::Day day = today() + std::chrono::days(1 + round * grid / day_minutes);
        const std::string wish = R"({"service":"ndfl","day":")" + wire::to_text(day) + R"(","minute":)" + std::to_string(round * grid % day_minutes) + "}";
        const Race found = race(askers, wish, took_ms);
        doubles += found.given > 1;
        none += found.given == 0;
    }
    if (none > 0)
        give_up(std::to_string(none) + " places were given to nobody");
    tell_mark("places.doubles", doubles, "places", 0, doubles == 0);
    tell("places.rounds", rounds, "rounds", ",\"clients\":" + std::to_string(clients));
    tell("places.answer_p50", quantile(took_ms, 0.5), "ms");
    tell("places.answer_p99", quantile(took_ms, 0.99), "ms");
    tell("places.whole", ms_since(start) / 1000, "s");
    return talond.end(SIGTERM) == 0 ? 0 : 1;
}
