// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/order/day.h"

#include <string>

namespace talon::order {

/// Somebody who waits, as a rule of order looks at them.
struct Waiting {
    const Visitor *visitor = nullptr;
    Instant due{};     ///< arrival + 15, preferential + 5, or the slot
    Instant counted{}; ///< waits from then: the later of arrival and slot
    Minutes help_out{0};
    int line = 0;      ///< how many wait for the same service
    double minutes = 0;///< that its service takes in the mean
};

/// The lower one is called.
using Rank = std::pair<int, double>;
struct Rule {
    std::string name;
    Rank (*rank)(const Waiting &, Instant now);
};
const std::vector<Rule> &rules();

/// How long people waited under a rule, over days.
struct Waits {
    std::vector<double> ordinary;
    std::vector<double> preferential;
    std::vector<double> booked; ///< from the later of slot and arrival
    std::vector<double> overtakers;
    void add(const Waits &other);
};

/// The day under that rule.
Waits wait_under(const core::Site &site, const Plan &plan, const Rule &rule);

/// The table of ORDER's rules, a line each; `load` heads it.
void print_rules(const core::Site &site, int days, const std::vector<double> &loads);

} // namespace talon::order
