// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/form.h"
#include "core/values/ids.h"
#include "core/values/time.h"

#include <variant>

namespace talon::core::survey {

// What happens to surveys. Who did it and when stands beside each event (core::Happened). Answers are never events: the journal
// is ordered and stamped to the millisecond, and an answer a minute after a ticket was served would name the ticket.

/// A version of a survey runs from now on, in the place of the one that ran; what it says never changes.
struct SurveyPublished {
    Form form;           ///< with its id and version
    StaffId staff;       ///< who published it
    bool kiosks = false; ///< the ticket kiosks offer it too, beside those that do nothing else
    bool operator==(const SurveyPublished &) const = default;
};

/// The survey takes no answers any more.
struct SurveyClosed {
    std::string survey;
    StaffId staff;
    bool operator==(const SurveyClosed &) const = default;
};

/// All answers to this version that were kept by the end of `day` and in no earlier seal: how many, and their digest, so that
/// none of them can vanish or change unnoticed.
struct SurveyDaySealed {
    std::string survey;
    int version = 1;
    Day day{};
    std::int64_t answers = 0;
    std::string digest; ///< BLAKE2b-256, 64 digits of hexadecimal; services/vault tells over what
    bool operator==(const SurveyDaySealed &) const = default;
};

using Change = std::variant<SurveyPublished, SurveyClosed, SurveyDaySealed>;

} // namespace talon::core::survey
