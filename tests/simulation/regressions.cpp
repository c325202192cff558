// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/regressions.h"

#include "tests/simulation/world.h"

#include <cstdio>
#include <sstream>
#include <vector>

namespace talon::simulation {

namespace {

using core::Defect;

constexpr std::array<Regression, 0> found{};

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
