// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/period.h"

#include "core/survey/steps.h"

#include <algorithm>

namespace talon::core::survey {

namespace {

/// One answer to it may be counted with one to the other.
bool same(const Question &one, const Question &other)
{
    return one.id == other.id && one.kind == other.kind && one.options == other.options && (one.kind != Kind::number || (one.least == other.least && one.most == other.most));
}

/// The question in the groups of its versions.
std::vector<StepGroup> groups_of(const PeriodResult &result, const std::vector<SealedGroup> &groups)
{
    std::vector<StepGroup> all;
    for (const SealedGroup &group : groups) {
        // Days never go back, whatever order versions were sealed in.
        const Day day = all.empty() ? group.day : std::max(all.back().day, group.day);
        if (std::find(result.versions.begin(), result.versions.end(), group.version) == result.versions.end())
            continue;
        StepGroup made{day, choices_in(group.counts, result.question.id), {}};
        for (std::size_t dimension = 0; dimension < dimensions; ++dimension)
            for (const auto &[slice, counts] : group.slices[dimension])
                made.slices[dimension][slice] = choices_in(counts, result.question.id);
        all.push_back(std::move(made));
    }
    return all;
}

} // namespace

std::vector<PeriodResult> period_results(const std::vector<Form> &versions, const std::vector<SealedGroup> &groups, Days period, std::optional<Days> before)
{
    std::vector<PeriodResult> results;
    // The newest first: its order and its titles are those of the report.
    for (auto form = versions.rbegin(); form != versions.rend(); ++form)
        for (const Question &question : form->questions) {
            if (question.kind == Kind::text || question.kind == Kind::note)
                continue;
            const auto known = std::find_if(results.begin(), results.end(), [&](const PeriodResult &each) { return same(each.question, question); });
            if (known != results.end())
                known->versions.insert(known->versions.begin(), form->version);
            else
                results.push_back({question, {form->version}, {}, {}, {}, {}});
        }
    for (PeriodResult &result : results) {
        const Steps steps(result.question, groups_of(result, groups));
        result.all = steps.told(period);
        if (before)
            result.before = steps.told(*before);
        if (before && result.all.best && result.before->best)
            result.difference = difference_between(*result.all.best, result.all.marks, *result.before->best, result.before->marks);
        for (std::size_t dimension = 0; dimension < dimensions; ++dimension)
            result.slices[dimension] = steps.slices(static_cast<Dimension>(dimension), period);
    }
    return results;
}

std::int64_t answers_in(const std::vector<SealedGroup> &groups, Days period)
{
    std::int64_t told = 0, step = 0;
    std::optional<Day> first, last;
    for (const SealedGroup &group : groups) {
        last = last ? std::max(*last, group.day) : group.day;
        first = first ? first : last;
        step += group.answers;
        if (step < smallest_group)
            continue;
        if (period.from <= *first && *last <= period.to)
            told += step;
        step = 0;
        first.reset();
    }
    return told;
}

} // namespace talon::core::survey
