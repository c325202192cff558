// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/survey_book.h"

#include <array>
#include <map>
#include <optional>
#include <string>

namespace talon::wire {

/// The document `survey`: what is asked at the kiosks now.
struct Survey {
    std::optional<core::survey::Form> form; ///< empty: no survey runs
    bool kiosks = false;                    ///< ticket kiosks offer it too

    bool operator==(const Survey &) const = default;
};

/// The document `receipts`: by what ticket kiosks make the codes of their receipts, which open the survey for one visit.
struct Receipts {
    using Key = std::array<std::uint8_t, 16>;

    std::string url; ///< a code is appended: "http://10.0.0.5:8080/s/"; empty: none is printed
    std::map<core::Day, Key> keys; ///< of today and of some days to come, for kiosks that are cut off

    bool operator==(const Receipts &) const = default;
};

Survey make_survey(const core::survey::SurveyBook &book);

} // namespace talon::wire
