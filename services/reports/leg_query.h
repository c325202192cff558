// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/rows.h"

namespace talon::reports {

/// How legs are to be read. What is not asked for costs nothing.
struct LegReading {
    bool service = false, staff = false, visitor_class = false;
    bool parts = false;    ///< the parts of a leg that was in several hands too, after it
    core::Instant now{};   ///< until when what lasts is counted
};

/// What a report has a line for each of. `services` and so on are their names in addresses.
enum class By { day, service, visitor_class, origin, hour, weekday, window, staff };

/// A page of the legs behind one line (`key` empty: behind the total) and figure, in the order of days and tickets. By window and by
/// operator they are parts of legs, where several had one.
struct LegQuery {
    Period period{};
    By by = By::day;
    std::optional<std::string> key{};
    std::string figure = "visitors"; ///< a column that opens, see can_open()
    std::string after{};             ///< a cursor
    int most = 100;                  ///< 1…most_legs
    core::Instant now{};             ///< until when what lasts is counted
};
inline constexpr int most_legs = 500;

struct LegPage {
    std::vector<Leg> legs;
    std::string next; ///< the cursor of the page after; empty: there is none
};

} // namespace talon::reports
