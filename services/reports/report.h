// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/sums.h"

namespace talon::reports {

/// What a report has a line for each of. `services` and so on are their names in addresses.
enum class By { day, service, visitor_class, origin, hour, weekday, window, staff };
std::string_view name_of(By by);
std::optional<By> by_name(std::string_view name);

/// Periods are at most five years.
inline constexpr std::chrono::days longest_period{5 * 366};

/// Sums by the keys of lines: "2026-11-23" as days since 1970, a service's id, "booked" or "walk_in", 0…23, 0…6 from Monday, a window's
/// number ("0": called to none), a login ("": called by nobody).
struct Grouped {
    By by = By::day;
    std::map<std::string, Sums> lines;
};

struct Summary {
    Grouped main;
    std::vector<Grouped> beside; ///< asked for besides
    Sums total;
    std::vector<FiguresFile::Load> load; ///< through the day
};

/// All that a report and its charts are made of, in one pass over the legs. Of `beside` at most one may go by another text than `by`
/// does. Spans are read where `by` is window or staff. `now`: until when what lasts is counted.
Filed<Summary> summarize(const FiguresFile &file, Period period, By by, const std::vector<By> &beside, core::Instant now);

/// Which legs are behind a figure; the names are those of columns.
enum class Behind { visitors, legs, served, breaches, left_before, no_show, left, transfers, returns, out_of_turn, open };
std::optional<Behind> behind_name(std::string_view name);

/// A page of the legs behind one line (all lines: `key` empty and `whole`) and figure, in the order of days and tickets.
struct LegQuery {
    Period period;
    By by = By::day;
    std::optional<std::string> key; ///< empty: of all lines
    Behind behind = Behind::visitors;
    std::string after; ///< a cursor
    int most = 100;
};
struct LegPage {
    std::vector<Leg> legs;
    std::string next; ///< the cursor of the page after; empty: there is none
};
Filed<LegPage> legs_behind(const FiguresFile &file, const LegQuery &query);

} // namespace talon::reports
