// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/figures.h"
#include "core/survey/form.h"

#include <map>

namespace talon::core::survey {

/// How often each choice of each question was taken; a question that was declined counts under the choice "".
using Counts = std::map<std::string, std::map<std::string, std::int64_t>>;

/// One criterion as the head of an inspectorate reads it.
struct CriterionResult {
    std::string question;
    Text title;
    std::int64_t marks = 0;    ///< answers with a mark
    std::int64_t declined = 0; ///< «Затрудняюсь ответить»
    bool shown = false;        ///< there are enough marks for any figure at all
    std::optional<double> mean; ///< 1…5; in whole tenths where some cell is hidden
    std::optional<double> best; ///< share of fives, 0…1
    Interval best_between;      ///< its 95 % interval
    /// How many ones … fives; nothing where it is hidden, so that nobody's mark can be read from it or from what is beside it.
    std::array<std::optional<std::int64_t>, 5> counts{};
    std::optional<std::int64_t> low; ///< ones to threes together, where what they hide is not read from it
};

/// A criterion for each scale of the form, in its order. `counts` are those that may be told: they move in steps of at least
/// smallest_group answers (vault). Where fewer than smallest_group marks were given nothing is told but how many; where some cell is
/// hidden, the mean and the number of low marks are told only as far as they do not give it away.
std::vector<CriterionResult> results(const Form &form, const Counts &counts);

} // namespace talon::core::survey
