// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/options.h"
#include "tests/simulation/world.h"

#include <mutex>

namespace talon::simulation {

/// What many worlds came to.
struct Total {
    std::mutex lock;
    Marks marks;
    std::uint64_t worlds = 0;
    std::uint64_t tickets = 0;
    std::uint64_t hash = 0; ///< the same whatever the order in which the worlds ended
    std::vector<std::pair<Plan, Outcome>> failures;
};

/// What broke, and the command that shows it again.
void tell(const Plan &plan, const Outcome &outcome);
/// One world; with `twice` it must go the same way again.
Outcome run_one(const Plan &plan, const Options &options);
/// Ends early when `most_failures` worlds broke.
void run_many(const Options &options, std::size_t most_failures, Total &total);

} // namespace talon::simulation
