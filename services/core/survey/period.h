// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/slices.h"
#include "core/values/time.h"

namespace talon::core::survey {

/// By what answers are told apart.
enum class Dimension : std::uint8_t { service, part, channel };
inline constexpr std::size_t dimensions = 3;

/// The choice under which a group counts who answered a question at all: of `many`, its choices do not tell. No id is a control character.
inline constexpr auto answered_at_all = "\n";

/// Answers to one version that were sealed together: they never change.
struct SealedGroup {
    int version = 1;
    Day day{}; ///< of the seal
    std::int64_t answers = 0;
    Counts counts;
    std::array<std::map<std::string, Counts>, dimensions> slices; ///< by Dimension; parts of `counts` without overlap, not always the whole
};

/// Days of the site, both included.
struct Days {
    Day from{}, to{};
};

/// What is told of one question over the whole groups of answers that lie inside a period.
struct PeriodFigure {
    std::optional<Days> of;                     ///< the days that it is really of; empty: nothing may be told
    std::int64_t marks = 0;                     ///< answers to the question
    std::optional<std::int64_t> best;           ///< fives, or "yes", or promoters
    // These may be of fewer days and marks than all: `…_over` and `…_of` say of which and of how many.
    std::optional<std::int64_t> low; ///< ones to threes
    std::optional<Days> low_over;
    std::int64_t low_of = 0;
    std::optional<double> mean; ///< of marks, 1…5, or of numbers
    std::int64_t mean_of = 0;
    std::map<std::string, std::int64_t> counts; ///< by choice; of nps "promoters", "passives", "detractors"; those that may be told
    std::optional<Days> counts_over;
    std::int64_t counts_of = 0;
    std::optional<double> median; ///< of numbers: the mean of the five in the middle
};

/// One question in all versions in which it is the same: of its id, its kind, its options and its bounds.
struct PeriodResult {
    Question question; ///< as the newest of these versions has it
    std::vector<int> versions;
    PeriodFigure all;
    std::optional<PeriodFigure> before; ///< of the period that it is compared with
    std::optional<Interval> difference; ///< of the shares of the best, now less before, −1…1; where both are told
    std::array<std::map<std::string, PeriodFigure>, dimensions> slices; ///< those that may be told
};

/// What is told of a period, for every question that is counted. `versions`: the forms from version 1 on. `groups`: in the order of sealing, which a
/// late answer to an old version does not change.
///
/// The rule: the groups are put together, in their order, to steps: a step ends as soon as each class of its marks (fives, and fours and
/// less) holds no answer or smallest_group of them. Finer classes (ones to threes apart; then each mark apart) are told over longer steps that
/// consist of whole ones, and slices over such too, as far as they and their rest are sound. A period is told as the steps that lie in it
/// whole. So every figure of whatever period is a sum of the same disjoint sets of at least smallest_group answers, and so is what is reckoned from several.
std::vector<PeriodResult> period_results(const std::vector<Form> &versions, const std::vector<SealedGroup> &groups, Days period, std::optional<Days> before);

/// The answers of the period, in steps of smallest_group and more.
std::int64_t answers_in(const std::vector<SealedGroup> &groups, Days period);

} // namespace talon::core::survey
