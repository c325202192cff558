// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of a period, over the steps that lie in it.
#include "core/survey/step_parts.h"

#include <algorithm>
#include <cstdlib>

namespace talon::core::survey {

namespace {

/// The mean of all of them, and that of the five in the middle: nobody's number stands alone.
void tell_numbers(PeriodFigure &figure, const Choices &choices)
{
    const auto middle = (figure.marks - smallest_group) / 2;
    std::map<std::int64_t, std::int64_t> by_number;
    for (const auto &[number, count] : choices)
        if (number != answered_at_all)
            by_number[std::atoll(number.c_str())] += count;
    double sum = 0, sum_in_the_middle = 0;
    std::int64_t before = 0;
    for (const auto &[number, count] : by_number) {
        sum += static_cast<double>(number * count);
        const std::int64_t inside = std::min(before + count, middle + smallest_group) - std::max(before, middle);
        sum_in_the_middle += static_cast<double>(number * std::max(inside, std::int64_t{0}));
        before += count;
    }
    figure.mean = sum / static_cast<double>(figure.marks);
    figure.mean_of = figure.marks;
    figure.median = sum_in_the_middle / static_cast<double>(smallest_group);
}

} // namespace

std::vector<const Steps::Step *> Steps::inside(const std::vector<Step> &steps, Days period) const
{
    std::vector<const Step *> found;
    for (const Step &step : steps)
        if (period.from <= m_groups[step.first].day && m_groups[step.end - 1].day <= period.to)
            found.push_back(&step);
    return found;
}

Days Steps::days_of(const std::vector<const Step *> &steps) const
{
    return {m_groups[steps.front()->first].day, m_groups[steps.back()->end - 1].day};
}

PeriodFigure Steps::told(Days period) const
{
    PeriodFigure figure;
    const auto steps = inside(m_steps.front(), period);
    if (steps.empty())
        return figure;
    figure.of = days_of(steps);
    Choices all;
    for (const Step *step : steps)
        add(all, sum(step->first, step->end));
    figure.marks = answered(all);
    switch (m_question.kind) {
    case Kind::scale5:
        figure.best = count_of(all, "5");
        tell_marks(figure, period);
        break;
    case Kind::yes_no:
        figure.best = count_of(all, "yes");
        figure.counts = {{"no", count_of(all, "no")}, {"yes", count_of(all, "yes")}};
        figure.counts_of = figure.marks;
        break;
    case Kind::nps:
        figure.best = in_class(all, promoting);
        figure.counts = {{"detractors", in_class(all, detracting)}, {"passives", in_class(all, passive)}, {"promoters", in_class(all, promoting)}};
        figure.counts_of = figure.marks;
        break;
    case Kind::number: tell_numbers(figure, all); break;
    default: tell_choices(figure, period);
    }
    return figure;
}

/// What takes longer steps than the share of fives.
void Steps::tell_marks(PeriodFigure &figure, Days period) const
{
    Choices three, five;
    const auto coarse = inside(m_steps[1], period), fine = inside(m_steps[2], period);
    for (const Step *step : coarse)
        add(three, sum(step->first, step->end));
    for (const Step *step : fine)
        add(five, sum(step->first, step->end));
    if (const std::int64_t marks = answered(three); marks > 0) {
        figure.low = in_class(three, {"1", "2", "3"});
        figure.low_of = marks;
        figure.low_over = days_of(coarse);
    }
    if (const std::int64_t marks = answered(five); marks > 0) {
        for (const char *mark : {"1", "2", "3", "4", "5"})
            figure.counts[mark] = count_of(five, mark);
        figure.counts_of = marks;
        figure.counts_over = days_of(fine);
    }
    // Where nobody gave less than a four, fours and fives tell the mean as well.
    const Choices &exact = figure.low == std::int64_t{0} && figure.low_of > figure.counts_of ? three : five;
    if (answered(exact) > 0) {
        std::int64_t sum_of_marks = 0;
        for (const auto &[mark, count] : exact)
            sum_of_marks += mark == answered_at_all ? 0 : std::atoll(mark.c_str()) * count;
        figure.mean_of = answered(exact);
        figure.mean = static_cast<double>(sum_of_marks) / static_cast<double>(figure.mean_of);
    }
}

/// Choices that are told in every step of the period.
void Steps::tell_choices(PeriodFigure &figure, Days period) const
{
    const auto steps = inside(m_by_choice, period);
    std::map<std::string, std::size_t> told;
    Choices all;
    for (const Step *step : steps) {
        add(all, sum(step->first, step->end));
        for (const std::string &choice : step->shown)
            ++told[choice];
    }
    figure.counts_of = answered(all);
    for (const auto &[choice, in] : told)
        if (in == steps.size())
            figure.counts[choice] = count_of(all, choice);
}

std::map<std::string, PeriodFigure> Steps::slices(Dimension dimension, Days period) const
{
    std::map<std::string, PeriodFigure> told;
    if (m_levels.front().empty())
        return told; // a kind without a best
    std::map<std::string, std::vector<const Step *>> steps;
    const std::vector<Step> all = cut_by_slice(dimension);
    for (const Step *step : inside(all, period))
        for (const std::string &slice : step->shown)
            steps[slice].push_back(step);
    for (const auto &[slice, shown] : steps) {
        Choices choices;
        for (const Step *step : shown)
            for (std::size_t i = step->first; i < step->end; ++i)
                if (const auto &of = m_groups[i].slices[static_cast<std::size_t>(dimension)]; of.contains(slice))
                    add(choices, of.at(slice));
        PeriodFigure &figure = told[slice];
        figure.of = days_of(shown);
        figure.marks = answered(choices);
        figure.best = in_class(choices, m_levels.front().front());
    }
    return told;
}

} // namespace talon::core::survey
