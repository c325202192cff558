// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/results.h"

namespace talon::core::survey {

/// How a slice stands to all other answers.
enum class Standing : std::uint8_t {
    unproven, ///< «различие не доказано»: fewer fives or more, by chance as well
    better,   ///< more of its marks are fives, at the 95 % level
    worse,
};

/// One criterion as the visitors of one service, or of one part of the day, marked it.
struct SliceResult {
    std::int64_t marks = 0;
    std::optional<double> best; ///< share of fives, 0…1; nothing where it would tell too much
    Interval best_between;      ///< its 95 % interval
    std::optional<std::int64_t> low; ///< ones to threes together
    std::optional<double> mean;      ///< 1…5
    Standing standing = Standing::unproven;
};

/// All slices of one kind, of one criterion. What is not shown is one rest, known by what is left of all marks.
struct SlicedCriterion {
    std::string question;
    std::map<std::string, SliceResult> shown; ///< by slice
    std::vector<std::string> hidden;          ///< slices with too few answers, or hidden so that those cannot be read from the others
};

/// What of the slices may be told beside results(form, all), for each scale of the form in its order; `slices` are parts of `all` without
/// overlap, and need not be the whole of it.
///
/// The rule: the marks fall into classes (ones to threes, fours, fives; or fours and less, fives; or all), the finest that results() lets
/// anybody reckon anyhow and that shows as many slices as any coarser one. In each class every slice that is shown, and the rest, holds no
/// answer or smallest_group of them; the least slices are put into the rest until it does. Then each figure is a sum of groups of
/// smallest_group and more, and so is whatever is reckoned from several, also from the figures of two kinds of slices.
std::vector<SlicedCriterion> sliced(const Form &form, const Counts &all, const std::map<std::string, Counts> &slices);

} // namespace talon::core::survey
