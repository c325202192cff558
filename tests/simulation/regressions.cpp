// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/regressions.h"

#include "tests/simulation/world.h"

#include <cstdio>
#include <sstream>
#include <vector>

namespace talon::simulation {

namespace {

using core::Defect;

constexpr std::array found{
    Regression{"two restores from one backup gave the same prefix to kiosks that were enrolled after them", Defect::restores_alike,
               "--seed 66 --kiosks 1 --windows 1 --scenes 1 --seconds 15 --visitors 3 --bookings 0 --no-paper 0 --faults restore=23,reinstall=14"},
    Regression{"a twin with as many events was believed at the welcome until its next ticket", Defect::head_hash_ignored,
               "--seed 112 --windows 1 --seconds 13 --visitors 1 --bookings 0 --off-machine 0 --no-paper 0 --faults clone=18"},
    Regression{"a kiosk was not told that the backend's clock had been put right, and was granted no number", Defect::time_not_told,
               "--seed 418 --kiosks 1 --seconds 5 --visitors 1 --bookings 0 --midnight 0 --off-machine 0 --no-paper 0 --faults clock_backend=3"},
};

Outcome run_with(Defect defect, const Plan &plan)
{
    core::present_defect = defect;
    const Outcome outcome = World(plan, false).run();
    core::present_defect = Defect::none;
    return outcome;
}

} // namespace

std::optional<Plan> plan_of(std::string_view options)
{
    std::vector<std::string> words{"simulation"};
    std::istringstream text{std::string(options)};
    for (std::string word; text >> word;)
        words.push_back(word);
    std::vector<char *> arguments;
    for (std::string &word : words)
        arguments.push_back(word.data());
    Options parsed;
    if (parse(static_cast<int>(arguments.size()), arguments.data(), parsed) || !parsed.one)
        return std::nullopt;
    return parsed.plan;
}

std::optional<std::string> shown_by_its_plan(Defect defect)
{
    for (const Regression &each : found) {
        const auto plan = each.defect == defect ? plan_of(each.plan) : std::nullopt;
        if (!plan)
            continue;
        const Outcome red = run_with(defect, *plan);
        if (!red.ok() && run_with(Defect::none, *plan).ok())
            return red.broken;
    }
    return std::nullopt;
}

int run_regressions()
{
    int wrong = 0;
    for (const Regression &each : found) {
        const auto plan = plan_of(each.plan);
        const Outcome red = plan ? run_with(each.defect, *plan) : Outcome{};
        const Outcome green = plan ? run_with(Defect::none, *plan) : Outcome{};
        const char *verdict = !plan ? "NO PLAN" : red.ok() ? "NOT RED" : !green.ok() ? "NOT GREEN" : "ok";
        wrong += plan && !red.ok() && green.ok() ? 0 : 1;
        std::printf("%-9s %s: %s\n", verdict, std::string(each.name).c_str(), (green.ok() ? red : green).broken.c_str());
    }
    return wrong;
}

} // namespace talon::simulation
