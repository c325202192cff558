// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/survey_events.h"

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
    Offer offer;
    Instant at{};
    std::vector<Seal> seals; ///< rising by day; the newest max_seals
    std::vector<std::string> removed{}; ///< ids of answers whose words were taken away, in order; at most max_removed
    bool operator==(const Published &) const = default;
};

inline constexpr std::size_t max_surveys = 50;
inline constexpr std::size_t max_versions = 50; ///< of one survey
inline constexpr std::size_t max_seals = 800;   ///< remembered of one version: three years of days; older ones stand in the journal

inline constexpr std::size_t max_removed = 10'000; ///< of one version
inline constexpr std::size_t least_reason = 3;     ///< bytes of why words were taken away
inline constexpr std::size_t max_reason = 600;

/// A survey that is being written.
struct Draft {
    Form form; ///< whatever is wrong with it; its version is of no meaning
    std::int64_t revision = 0;
    std::string saved_by;
    Instant saved_at{};
    bool operator==(const Draft &) const = default;
};

/// A version by its survey.
struct Turn {
    std::string survey; ///< empty: none
    int version = 0;

    bool operator==(const Turn &) const = default;
};

/// The survey whose questions are the five criteria of the national monitoring, word by word: five_criteria().
inline constexpr std::string_view criteria_id = "criteria";

/// All surveys of a site as its journal tells them. One runs at a time, or none, and one more can be planned to take its place on a day to
/// come: two at a time would ask a visitor twice. Plain values: it is its own image for snapshots.
struct SurveyBook {
    std::map<std::string, std::vector<Published>> surveys; ///< by id; versions from 1 without a gap
    std::map<std::string, Draft> drafts;                   ///< by the survey's id
    std::int64_t draft_revision = 0;                       ///< of the last draft that was saved or thrown away, of whichever survey
    Turn running; ///< the one that takes answers, as far as it is offered on the day
    Turn planned; ///< takes its place on its first day; no event tells of that

    bool operator==(const SurveyBook &) const = default;

    /// Each throws std::logic_error for what contradicts the book, and leaves it as it was.
    void apply(const SurveyPublished &event, Instant at);
    void apply(const SurveyClosed &event, Instant at);
    void apply(const SurveyDaySealed &event, Instant at);
    void apply(const SurveyDrafted &event, Instant at);
    void apply(const AnswerTextRemoved &event, Instant at);
    void apply(const ResultsExported &, Instant) {}

    /// Whose turn it is on this day: of the planned one from its first day on. None: an empty one.
    const Turn &turn_on(Day day) const;
    /// What is asked on this day, or null: whose turn it is, as long as it is offered.
    const Published *asked_on(Day day) const;
    /// The survey that takes answers on this day, or null: also on the day after its last one, for who was in the middle of it.
    const Published *taking_on(Day day) const;
    /// A version that was ever published, or null: an answer that was given before the next version came still counts.
    const Published *version(const std::string &survey, int number) const;
    const Published *latest(const std::string &survey) const;

    /// What a snapshot holds that no events lead to, in one sentence; nothing when it is sound.
    std::optional<std::string> contradiction() const;

private:
    void take_turn(std::optional<Day> day);
};

} // namespace talon::core::survey
