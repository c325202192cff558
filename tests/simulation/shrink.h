// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/world.h"

namespace talon::simulation {

/// The smallest plan of the same seed that breaks the same property: fewer kinds of faults, fewer machines and people, a
/// shorter day. Tries at most some hundred worlds.
Plan shrink(const Plan &plan, const Outcome &outcome);

} // namespace talon::simulation
