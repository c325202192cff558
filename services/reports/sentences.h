// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/columns.h"

namespace talon::reports {

/// What a head of an inspectorate reads first: did we keep the norm, where not, why, what it would take. As far as the figures say: a
/// sentence that they do not carry says so. Of sums by hour and by service and of the queue through the day. Then, what the forecasts on
/// the tickets were worth.
struct Told {
    const Line &total;
    const std::map<std::string, Line> &hours;
    const std::map<std::string, Line> &services;
    const std::vector<FiguresFile::Load> &load;
    const Names &names;
    std::int64_t days = 1; ///< with visitors
};
std::vector<std::string> sentences(const Told &told, core::Language language);

} // namespace talon::reports
