// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/results.h"

#include <algorithm>
#include <cmath>

namespace talon::core::survey {

namespace {

std::int64_t count_of(const std::map<std::string, std::int64_t> &counts, const std::string &choice)
{
    const auto found = counts.find(choice);
    return found == counts.end() ? 0 : found->second;
}

/// Told beside the cells that are shown, the sum of some cells is as good as the sum of those of them that are hidden.
/// May be told when that holds nobody, or enough answers in at least two cells, and so does what is hidden besides.
bool sum_may_be_told(const std::vector<std::int64_t> &cells, const std::vector<bool> &shown, std::size_t first, std::size_t end)
{
    std::int64_t inside = 0, outside = 0;
    int hidden_inside = 0, hidden_outside = 0;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        if (shown[cell])
            continue;
        const bool in = cell >= first && cell < end;
        (in ? inside : outside) += cells[cell];
        ++(in ? hidden_inside : hidden_outside);
    }
    const auto safe = [](std::int64_t answers, int hidden) { return hidden == 0 || (hidden > 1 && answers >= smallest_group); };
    return safe(inside, hidden_inside) && safe(outside, hidden_outside);
}

/// The mean is one more equation on what is hidden. It is told exactly where nothing is, and else in tenths, where a tenth is worth
/// so many answers that smallest_group of them may stand at either end of what is hidden.
std::optional<double> mean_to_tell(const Marks &marks, const std::vector<bool> &shown)
{
    const auto first = std::find(shown.begin(), shown.end(), false);
    if (first == shown.end())
        return marks.mean();
    const auto last = std::find(shown.rbegin(), shown.rend(), false).base() - 1;
    if (marks.count() < 10 * smallest_group * (last - first))
        return std::nullopt;
    return std::round(*marks.mean() * 10) / 10;
}

CriterionResult of_question(const Question &question, const std::map<std::string, std::int64_t> &counts)
{
    CriterionResult result;
    result.question = question.id;
    result.title = question.title;
    result.declined = count_of(counts, "");
    Marks marks;
    for (std::size_t mark = 0; mark < marks.marks.size(); ++mark)
        marks.marks[mark] = count_of(counts, std::to_string(mark + 1));
    result.marks = marks.count();
    result.shown = result.marks >= smallest_group;
    if (!result.shown)
        return result;
    const std::vector<std::int64_t> cells(marks.marks.begin(), marks.marks.end());
    const std::vector<bool> shown = shown_cells(cells);
    for (std::size_t mark = 0; mark < cells.size(); ++mark)
        if (shown[mark])
            result.counts[mark] = cells[mark];
    result.mean = mean_to_tell(marks, shown);
    if (sum_may_be_told(cells, shown, 0, 3))
        result.low = marks.low();
    if (shown.back()) {
        result.best = marks.share_of_best();
        result.best_between = wilson(marks.best(), marks.count());
    }
    return result;
}

} // namespace

std::vector<CriterionResult> results(const Form &form, const Counts &counts)
{
    static const std::map<std::string, std::int64_t> none;
    std::vector<CriterionResult> all;
    for (const Question &question : form.questions)
        if (question.kind == Kind::scale5) {
            const auto found = counts.find(question.id);
            all.push_back(of_question(question, found == counts.end() ? none : found->second));
        }
    return all;
}

} // namespace talon::core::survey
