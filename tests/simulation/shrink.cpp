// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/shrink.h"

#include <functional>

namespace talon::simulation {

namespace {

constexpr int most_tries = 300;

using Step = std::function<bool(Plan &)>; ///< makes it smaller; false when it cannot

Step less(int Plan::*field, int least)
{
    return [field, least](Plan &plan) {
        if (plan.*field <= least)
            return false;
        plan.*field = std::max(least, plan.*field - std::max(1, (plan.*field - least) / 2));
        return true;
    };
}

std::vector<Step> steps()
{
    std::vector<Step> all;
    for (std::size_t i = 0; i < fault_count; ++i)
        all.push_back([i](Plan &plan) { return std::exchange(plan.every[i], 0) > 0; });
    all.push_back(less(&Plan::scenes, 1));
    all.push_back(less(&Plan::kiosks, 1));
    all.push_back(less(&Plan::displays, 1));
    all.push_back(less(&Plan::windows, 1));
    all.push_back(less(&Plan::seconds, 5));
    all.push_back(less(&Plan::visitors, 1));
    all.push_back(less(&Plan::bookings, 0));
    all.push_back([](Plan &plan) { return std::exchange(plan.midnight, false); });
    all.push_back([](Plan &plan) { return std::exchange(plan.off_machine, false); });
    all.push_back([](Plan &plan) { return std::exchange(plan.opening, false); });
    all.push_back([](Plan &plan) { return std::exchange(plan.time_service, false); });
    all.push_back([](Plan &plan) { return std::exchange(plan.no_paper, false); });
    return all;
}

} // namespace

Plan shrink(const Plan &plan, const Outcome &outcome)
{
    Plan smallest = plan;
    int tries = 0;
    for (bool better = true; better && tries < most_tries;) {
        better = false;
        for (const Step &step : steps()) {
            Plan smaller = smallest;
            if (tries >= most_tries || !step(smaller))
                continue;
            ++tries;
            if (World(smaller, false).run().broken == outcome.broken) {
                smallest = smaller;
                better = true;
            }
        }
    }
    return smallest;
}

} // namespace talon::simulation
