// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/survey_events.h"
#include "core/values/result.h"

#include <map>

namespace talon::core::survey {

struct Seal {
    Day day{};
    std::int64_t answers = 0;
    std::string digest;
    bool operator==(const Seal &) const = default;
};

/// One version of a survey, as it was published.
struct Published {
    Form form;
    bool kiosks = false;
    Instant at{};
    std::vector<Seal> seals; ///< rising by day; the newest max_seals
    bool operator==(const Published &) const = default;
};

inline constexpr std::size_t max_surveys = 50;
inline constexpr std::size_t max_versions = 50; ///< of one survey
inline constexpr std::size_t max_seals = 800;   ///< remembered of one version: three years of days; older ones stand in the journal

/// The survey whose questions are the five criteria of the national monitoring, word by word: five_criteria().
inline constexpr std::string_view criteria_id = "criteria";

/// All surveys of a site as its journal tells them. One runs at a time, or none. Plain values: it is its own image for snapshots.
struct SurveyBook {
    std::map<std::string, std::vector<Published>> surveys; ///< by id; versions from 1 without a gap
    std::string running;                                   ///< the id of the one that takes answers; empty: none

    bool operator==(const SurveyBook &) const = default;

    /// Each throws std::logic_error for what contradicts the book, and leaves it as it was.
    void apply(const SurveyPublished &event, Instant at);
    void apply(const SurveyClosed &event, Instant at);
    void apply(const SurveyDaySealed &event, Instant at);

    /// What kiosks and phones ask now, or null.
    const Published *now_running() const;
    /// A version that was ever published, or null: an answer that was given before the next version came still counts.
    const Published *version(const std::string &survey, int number) const;
    const Published *latest(const std::string &survey) const;

    /// What a snapshot holds that no events lead to, in one sentence; nothing when it is sound.
    std::optional<std::string> contradiction() const;
};

// What is asked for.

/// Runs the form; its version is set here. What runs meanwhile is closed by it.
struct PublishSurvey {
    Form form;
    StaffId staff;
    bool kiosks = false;
};
struct CloseSurvey {
    std::string survey;
    StaffId staff;
};
struct SealDay {
    std::string survey;
    int version = 1;
    Seal seal;
};

enum class SurveyFault {
    unknown_survey,
    survey_faulty,    ///< check() finds something, or the five criteria are in other words
    too_many_surveys, ///< max_surveys, or max_versions of this one
};
std::string_view code_of(SurveyFault fault); ///< "unknown_survey", …

/// Nothing: it is so already.
using Decision = Result<std::optional<Change>, SurveyFault>;

/// `survey_faulty`, `too_many_surveys`. The same form again while it runs, offered at the same kiosks: no event. The same form after
/// it was closed is a version of its own: the figures of two runs are not one.
Decision decide(const SurveyBook &book, PublishSurvey command);
/// `unknown_survey`. Of a survey that does not run: no event.
Decision decide(const SurveyBook &book, const CloseSurvey &command);
/// `unknown_survey` for a version that was never published. A day that is sealed already, or lies before the last seal: no event.
Decision decide(const SurveyBook &book, const SealDay &command);

} // namespace talon::core::survey
