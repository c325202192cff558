// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/sums.h"

namespace talon::reports {

std::string_view name_of(By by);
std::optional<By> by_name(std::string_view name);

/// Sums by the keys of lines: "2026-11-23" as days since 1970, a service's id, a class's, "booked" or "walk_in", 0…23, 0…6 from Monday, a
/// window's number ("0": called to none), a login ("": called by nobody).
struct Grouped {
    By by = By::day;
    std::map<std::string, Sums> lines;
};

struct Summary {
    Grouped main;
    std::vector<Grouped> beside; ///< asked for besides
    Sums total;                  ///< of legs, whatever the report is by
    Sums lines_total;            ///< of what the lines of `main` are of: by window and by operator of parts, else the same as `total`
    std::vector<FiguresFile::Load> load; ///< through the day
};

/// All that a report and its charts are made of, in one pass over the legs. A report by window or by operator is of parts, see Leg::parts,
/// and stands by itself: `beside` may hold neither. Only these two read what windows did. `now`: until when what lasts is counted. Fails
/// for a period that is backwards or longer than longest_period.
Filed<Summary> summarize(const FiguresFile &file, Period period, By by, const std::vector<By> &beside, core::Instant now);

/// The legs behind a figure. Fails for such a period too.
Filed<LegPage> legs_behind(const FiguresFile &file, const LegQuery &query);

} // namespace talon::reports
