// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/period.h"

namespace talon::core::survey {

using Choices = std::map<std::string, std::int64_t>;

/// How often each choice of the question was taken, without those who declined it.
Choices choices_in(const Counts &counts, const std::string &question);

/// How many answered it.
std::int64_t answered(const Choices &choices);

/// One question in one group of answers.
struct StepGroup {
    Day day{}; ///< rising from group to group
    Choices choices;
    std::array<std::map<std::string, Choices>, dimensions> slices;
};

/// The steps in which a question is told: period.h has the rule.
class Steps
{
public:
    Steps(Question question, std::vector<StepGroup> groups);

    PeriodFigure told(Days period) const;
    /// Of kinds that have a best: the slices of one dimension.
    std::map<std::string, PeriodFigure> slices(Dimension dimension, Days period) const;

private:
    /// Groups first…end − 1.
    struct Step {
        std::size_t first = 0, end = 0;
        std::vector<std::string> shown; ///< choices of `one` and `many`, or slices, that may be told
    };
    using Classes = std::vector<std::vector<std::string>>;

    Choices sum(std::size_t first, std::size_t end) const;
    std::vector<const Step *> inside(const std::vector<Step> &steps, Days period) const;
    Days days_of(const std::vector<const Step *> &steps) const;
    std::vector<Step> cut(const std::vector<Step> &finer, const Classes &classes) const;
    std::vector<Step> cut_by_choice(const std::vector<Step> &finer) const;
    std::vector<Step> cut_by_slice(Dimension dimension) const;
    void tell_marks(PeriodFigure &figure, Days period) const;
    void tell_choices(PeriodFigure &figure, Days period) const;

    Question m_question;
    std::vector<StepGroup> m_groups;
    std::vector<Classes> m_levels;           ///< the coarsest first
    std::vector<std::vector<Step>> m_steps;  ///< by level
    std::vector<Step> m_by_choice;           ///< of `one` and `many`
};

} // namespace talon::core::survey
