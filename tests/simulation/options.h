// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/plan.h"

namespace talon::simulation {

struct Options {
    std::uint64_t first = 1;
    std::uint64_t seeds = 1000;
    unsigned jobs = 2;
    bool one = false; ///< --seed: one world, told about
    bool verbose = false;
    bool shrink = true;
    bool all_marks = false; ///< every rare path must be walked
    bool twice = false;     ///< each world is run again and must go the same way
    bool regressions = false; ///< what was found once must be found again
    std::string defect;      ///< this one is on
    Plan plan; ///< of --seed, with what else was given
};

/// One sentence when the command line cannot be understood.
std::optional<std::string> parse(int argc, char **argv, Options &options);
std::string usage();

} // namespace talon::simulation
