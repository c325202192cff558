// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/period.h"

#include <string>

// Results of a period. Shares in thousandths, means in hundredths, the promoters' score in tenths.

namespace talon::wire {

struct ToldPeriod {
    std::string survey;
    core::survey::Days period;
    std::optional<core::survey::Days> before;
    std::optional<core::Day> sealed_to; ///< the last day that is sealed
    std::int64_t answers = 0;
    std::vector<std::pair<std::string, core::Text>> services; ///< id and title of those that slices name
    std::vector<core::survey::PeriodResult> results;
};
std::string encode_period(const ToldPeriod &told);

/// What the head of an inspectorate looks at in the morning.
struct Quality {
    /// How a norm was kept: by so many of so many.
    struct Norm {
        std::int64_t visitors = 0;
        std::int64_t waiting_kept = 0, waiting_counted = 0;
        std::int64_t serving_kept = 0, serving_counted = 0;
    };
    /// The wait as it was felt beside what was measured, of one service.
    struct Felt {
        std::string service;
        core::Text title;
        core::survey::PeriodFigure felt;
        std::optional<core::Millis> median, p90;
        std::int64_t kept = 0, counted = 0, visitors = 0;
    };
    core::survey::Days period;
    std::optional<core::Day> sealed_to;
    Norm today, of_period;
    std::vector<core::survey::PeriodResult> criteria;
    std::int64_t served = 0, with_receipt = 0; ///< people, and answers that came with a receipt, of the period's days
    std::vector<Felt> felt;
    std::int64_t texts_new = 0; ///< that were sealed in the last days
};
std::string encode_quality(const Quality &quality);

} // namespace talon::wire
