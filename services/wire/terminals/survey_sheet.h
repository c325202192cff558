// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/survey_book.h"

#include <optional>

namespace talon::wire {

/// The document `survey`: what is asked at the kiosks now.
struct Survey {
    std::optional<core::survey::Form> form; ///< empty: no survey runs
    bool kiosks = false;                    ///< ticket kiosks offer it too

    bool operator==(const Survey &) const = default;
};

Survey make_survey(const core::survey::SurveyBook &book);

} // namespace talon::wire
