// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench_support.h"

#include "server/offline.h"
#include "tests/services/server/server_world.h"

#include <algorithm>
#include <cstdio>
#include <fstream>

namespace talon::bench {

using namespace talon::test;

[[noreturn]] void give_up(const std::string &why)
{
    std::fprintf(stderr, "bench: %s\n", why.c_str());
    std::exit(1);
}

void tell(const std::string &name, double value, const char *unit, const std::string &more)
{
    std::printf("{\"name\":\"%s\",\"value\":%.2f,\"unit\":\"%s\"%s}\n", name.c_str(), value, unit, more.c_str());
    std::fflush(stdout);
}

void tell_mark(const std::string &name, double value, const char *unit, double mark, bool ok)
{
    char more[80];
    std::snprintf(more, sizeof more, ",\"mark\":%.2f,\"ok\":%s", mark, ok ? "true" : "false");
    tell(name, value, unit, more);
}

double ms_since(Steady::time_point start)
{
    return std::chrono::duration<double, std::milli>(Steady::now() - start).count();
}

double quantile(std::vector<double> values, double q)
{
    if (values.empty())
        give_up("nothing was measured");
    const auto at = static_cast<std::ptrdiff_t>(q * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

std::string make_data(const fs::path &folder, const std::string &name)
{
    const auto data = (folder / name).string();
    const auto site = (folder / "site.json").string();
    std::ofstream(site) << open_site();
    const auto must = [](const server::Ended &ended) {
        if (!ended)
            give_up(ended.error().sentence);
    };
    must(server::init_journal(data, site, server::wall_clock()));
    must(server::save_user(data, {"specialist", {{"specialist"}}, "S", ServerWorld::password}, server::wall_clock()));
    must(server::save_user(data, {"operator1", {{"operator"}}, "O", ServerWorld::password}, server::wall_clock()));
    return data;
}

std::vector<PlainDevice> enrol(std::uint16_t port, int count)
{
    PlainClient specialist(port);
    if (specialist.log_in("specialist", ServerWorld::password).status != 200)
        give_up("the specialist cannot log in");
    std::vector<PlainDevice> devices(static_cast<std::size_t>(count));
    for (auto &device : devices) {
        const auto answer = specialist.post("/api/v1/devices/codes", R"({"role":"ticket","place":"ticket-1"})");
        if (device.enrol(port, field(answer.body, "code")) != 200 || !device.connect(port))
            give_up("a device cannot be enrolled: " + device.last_error);
    }
    return devices;
}

core::Day today()
{
    return core::local_day(server::wall_clock(), site_offset());
}

} // namespace talon::bench
