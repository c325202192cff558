// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/plan.h"

#include "tests/simulation/random.h"

#include <algorithm>

namespace talon::simulation {

namespace {

constexpr std::array<std::string_view, fault_count> names{
    "partition", "cut", "mangle", "slow_network", "kill_backend", "kill_kiosk", "kill_display", "kill_at_commit",
    "torn_guard", "clock_kiosk", "clock_backend", "clone", "restore", "reinstall", "disk_full", "slow_disk", "poison",
    "lost_journal", "clock_weeks", "clock_dead"};

/// As many as one of our sites has.
constexpr int most_windows = 14;

/// Of a hundred seeds, how many have this kind.
constexpr std::array<int, fault_count> share{35, 35, 20, 30, 35, 35, 35, 30, 15, 30, 25, 12, 20, 15, 15, 20, 15, 6, 10, 12};

} // namespace

std::string_view name_of(Fault fault) { return names[static_cast<std::size_t>(fault)]; }

std::optional<Fault> fault_named(std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Fault>(found - names.begin()));
}

Plan draw(std::uint64_t seed)
{
    Random random(seed, "plan");
    Plan plan;
    plan.seed = seed;
    plan.kiosks = static_cast<int>(random.between(1, 4));
    plan.displays = static_cast<int>(random.between(1, 2));
    plan.windows = static_cast<int>(random.between(1, 3));
    plan.scenes = static_cast<int>(random.between(1, 3));
    plan.seconds = static_cast<int>(random.between(20, 45));
    plan.visitors = static_cast<int>(random.between(6, 20));
    plan.reserve = static_cast<int>(random.between(2, 6));
    plan.midnight = random.percent(30);
    for (std::size_t i = 0; i < fault_count; ++i) {
        const bool on = random.percent(share[i]);
        const auto every = random.between(3, 30);
        plan.every[i] = on ? static_cast<int>(every) : 0;
    }
    plan.off_machine = random.percent(60);
    plan.kept_days = random.percent(70) ? 1 : 2;
    plan.time_service = random.percent(50);
    plan.opening = !plan.midnight && random.percent(15);
    if (random.percent(6))
        plan.windows = most_windows;
    plan.no_paper = random.percent(40);
    // Of a stream of its own: the rest of a seed's plan stays as it was before there were bookings.
    Random booked(seed, "bookings of the plan");
    plan.bookings = booked.percent(50) ? static_cast<int>(booked.between(1, 8)) : 0;
    return plan;
}

std::string options_of(const Plan &plan)
{
    std::string text = "--seed " + std::to_string(plan.seed);
    const Plan drawn = draw(plan.seed);
    const auto number = [&](const char *option, int value, int usual) {
        if (value != usual)
            text += std::string(" --") + option + " " + std::to_string(value);
    };
    number("kiosks", plan.kiosks, drawn.kiosks);
    number("displays", plan.displays, drawn.displays);
    number("windows", plan.windows, drawn.windows);
    number("scenes", plan.scenes, drawn.scenes);
    number("seconds", plan.seconds, drawn.seconds);
    number("visitors", plan.visitors, drawn.visitors);
    number("bookings", plan.bookings, drawn.bookings);
    number("reserve", plan.reserve, drawn.reserve);
    number("kept-days", plan.kept_days, drawn.kept_days);
    number("midnight", plan.midnight, drawn.midnight);
    number("opening", plan.opening, drawn.opening);
    number("time-service", plan.time_service, drawn.time_service);
    number("off-machine", plan.off_machine, drawn.off_machine);
    number("no-paper", plan.no_paper, drawn.no_paper);
    if (plan.every != drawn.every) {
        std::string faults;
        for (std::size_t i = 0; i < fault_count; ++i)
            if (plan.every[i] > 0)
                faults += (faults.empty() ? "" : ",") + std::string(names[i]) + "=" + std::to_string(plan.every[i]);
        text += " --faults " + (faults.empty() ? "none" : faults);
    }
    return text;
}

} // namespace talon::simulation
