// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/form_findings.h"
#include "core/survey/survey_book.h"
#include "core/values/result.h"

namespace talon::core::survey {

// What is asked for.

/// Runs the form, or plans to from the offer's first day on; its version is set here. What runs meanwhile ends with that.
struct PublishSurvey {
    Form form;
    StaffId staff;
    Offer offer{};
    Day today{};
    std::int64_t draft = 0; ///< the revision of the draft that it is; 0: it is a version that was published before, or a preset
};
/// Ends it where it runs, and drops the plan where it is planned.
struct CloseSurvey {
    std::string survey;
    StaffId staff;
    Day today{};
};
/// `base`: the revision of the draft that this one was made of; 0: there was none.
struct SaveDraft {
    Form form;
    std::int64_t base = 0;
    StaffId staff;
};
struct DropDraft {
    std::string survey;
    std::int64_t base = 0;
    StaffId staff;
};
/// The answer is looked up by who asks: day and version are those that it was sealed with.
struct RemoveText {
    AnswerTextRemoved what;
};
struct SealDay {
    std::string survey;
    int version = 1;
    Seal seal;
};

enum class SurveyFault {
    unknown_survey,
    survey_faulty,    ///< findings_of() finds something
    too_many_surveys, ///< max_surveys with those that are drafts, or max_versions of this one
    survey_fixed,     ///< the five criteria are in nobody's words
    offer_faulty,     ///< see sound()
    changed_meanwhile, ///< the draft is another by now
    unknown_answer,   ///< no version, or words are removed already, or too many are
    bad_reason,       ///< shorter than least_reason or longer than max_reason
};
std::string_view code_of(SurveyFault fault); ///< "unknown_survey", …

/// Nothing: it is so already.
using Decision = Result<std::optional<Change>, SurveyFault>;

/// Everything that is wrong with a form that is to be the next version of its survey: form_findings(), and ids that had another kind
/// in a version before ("kind_changed" with "was" and "version"), and other words for the five criteria ("words_fixed").
std::vector<FormFinding> findings_of(const SurveyBook &book, const Form &form);

/// `survey_faulty`, `offer_faulty`, `too_many_surveys`, `changed_meanwhile`. The same form again while it runs, with the same offer: no event.
/// The same form after it was closed is a version of its own: the figures of two runs are not one.
Decision decide(const SurveyBook &book, PublishSurvey command);
/// `unknown_survey`. Of a survey that neither runs nor is planned: no event.
Decision decide(const SurveyBook &book, const CloseSurvey &command);
/// `survey_fixed`, `changed_meanwhile`, `too_many_surveys`. The same again: no event.
Decision decide(const SurveyBook &book, SaveDraft command);
/// `unknown_survey` where there is none, `changed_meanwhile`.
Decision decide(const SurveyBook &book, const DropDraft &command);
/// `unknown_answer`, `bad_reason`.
Decision decide(const SurveyBook &book, RemoveText command);
/// `unknown_survey` for a version that was never published. A day that is sealed already, or lies before the last seal: no event.
Decision decide(const SurveyBook &book, const SealDay &command);

} // namespace talon::core::survey
