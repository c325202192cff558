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

/// What is promised to whoever has booked, in a hall to which more come than its windows can serve: under the shipped rule 0.0 % wait longer than
/// half an hour after the slot. That is told, whether it holds or not (no rule of the table keeps it when the windows of a service are away at the slot);
/// a fault of the rule breaks it by far, and then this is false.
inline constexpr double promise_load = 1.17;
inline constexpr double promised = 30;   ///< minutes
inline constexpr double most_broken = 5; ///< percent
bool promise_holds(const core::Site &site, int days);

/// The table of ORDER's rules, a line each; `load` heads it.
void print_rules(const core::Site &site, int days, const std::vector<double> &loads);

} // namespace talon::order
