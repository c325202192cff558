// SPDX-License-Identifier: GPL-3.0-or-later
// Can the simulation fail? Each deliberate defect is switched on in turn, and some seed must notice it.
#include "tests/simulation/many_worlds.h"
#include "tests/simulation/regressions.h"
#include "tests/simulation/shrink.h"

#include <algorithm>
#include <cstdio>

namespace talon::simulation {

namespace {

using core::Defect;

/// True when some world broke.
bool is_caught(Defect defect, const Options &options)
{
    const char *name = defect_names[static_cast<std::size_t>(defect)];
    // Rare ones have a plan of their own, which a new fault or another order of draws does not lose.
    if (const auto broken = options.verbose ? std::nullopt : shown_by_its_plan(defect)) {
        std::printf("%-28s its plan: %s\n", name, broken->c_str());
        return true;
    }
    core::present_defect = defect;
    Total total;
    run_many(options, 1, total);
    core::present_defect = Defect::none;
    if (total.failures.empty()) {
        std::printf("NOT CAUGHT %s in %llu seeds\n", name, static_cast<unsigned long long>(total.worlds));
        return false;
    }
    // It counts only where the same seed holds without the defect.
    if (const auto &[plan, outcome] = total.failures.front(); !run_one(plan, options).ok()) {
        std::printf("BROKEN WITHOUT %s: %s\n", name, outcome.broken.c_str());
        return false;
    }
    std::printf("%-28s %4llu seeds: %s: %s\n", name, static_cast<unsigned long long>(total.worlds),
                total.failures.front().second.broken.c_str(), total.failures.front().second.detail.c_str());
    if (options.verbose) {
        core::present_defect = defect;
        const Plan smallest = shrink(total.failures.front().first, total.failures.front().second);
        core::present_defect = Defect::none;
        std::printf("  smallest: %s\n", options_of(smallest).c_str());
    }
    return true;
}

} // namespace

int main_of(const Options &options)
{
    if (options.regressions)
        return run_regressions() == 0 ? 0 : 1;
    int missed = 0;
    for (std::size_t i = 1; i < defect_names.size(); ++i)
        if (options.defect.empty() ? std::find(defects_of_peers.begin(), defects_of_peers.end(), static_cast<Defect>(i)) == defects_of_peers.end()
                                   : options.defect == defect_names[i])
            missed += is_caught(static_cast<Defect>(i), options) ? 0 : 1;
    return missed == 0 ? 0 : 1;
}

} // namespace talon::simulation

int main(int argc, char **argv)
{
    talon::simulation::Options options;
    if (const auto wrong = talon::simulation::parse(argc, argv, options)) {
        std::fprintf(stderr, "%s\n%s", wrong->c_str(), talon::simulation::usage().c_str());
        return 2;
    }
    return talon::simulation::main_of(options);
}
