// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/survey_decisions.h"
#include "wire/json/wire_error.h"

// Forms as the specialist makes them, and what is published of them.

namespace talon::wire {

/// {"form":…}: a draft, or a form that is only to be checked; whatever is wrong with it that core can say.
Decoded<core::survey::Form> decode_drafted(std::string_view json);

/// {"kiosks":…}, and "offer" and "draft" where they are given.
struct Publish {
    core::survey::Offer offer;
    std::int64_t draft = 0; ///< its revision; 0: the newest version, or the preset, once more
};
Decoded<Publish> decode_publish(std::string_view json);

/// All surveys of the site with their newest version, the presets that were never published, and drafts without their questions. `taken`: of
/// the version whose turn it is, by which its quotas are counted.
std::string encode_surveys(const core::survey::SurveyBook &book, core::Day today, const core::survey::AnswersTaken &taken);

/// One survey with its draft, what is wrong with that, and all its versions.
std::string encode_survey(const core::survey::SurveyBook &book, const std::string &survey, core::Day today);

/// {"findings":[…]}
std::string encode_findings(const std::vector<core::survey::FormFinding> &findings);

} // namespace talon::wire
