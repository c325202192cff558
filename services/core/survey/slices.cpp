// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/slices.h"

#include <algorithm>
#include <numeric>

namespace talon::core::survey {

namespace {

using Cells = std::array<std::int64_t, 5>; ///< ones to fives
/// Where each class of marks begins, from 0; the first is 0.
using Classes = std::vector<std::size_t>;

Cells cells_of(const Counts &counts, const std::string &question)
{
    Cells cells{};
    const auto found = counts.find(question);
    for (std::size_t mark = 0; mark < cells.size() && found != counts.end(); ++mark)
        if (const auto count = found->second.find(std::to_string(mark + 1)); count != found->second.end())
            cells[mark] = count->second;
    return cells;
}

std::int64_t total(const Cells &cells)
{
    return std::accumulate(cells.begin(), cells.end(), std::int64_t{0});
}

std::int64_t in_class(const Cells &cells, const Classes &classes, std::size_t which)
{
    const std::size_t end = which + 1 < classes.size() ? classes[which + 1] : cells.size();
    return std::accumulate(cells.begin() + static_cast<std::ptrdiff_t>(classes[which]), cells.begin() + static_cast<std::ptrdiff_t>(end), std::int64_t{0});
}

/// No answer or enough of them in each class.
bool sound(const Cells &cells, const Classes &classes)
{
    for (std::size_t which = 0; which < classes.size(); ++which)
        if (const std::int64_t count = in_class(cells, classes, which); count != 0 && count < smallest_group)
            return false;
    return true;
}

/// What results() hides of all marks hides in one class: else the classes' totals would tell it.
bool tells_no_more(const Cells &all, const Classes &classes)
{
    const std::vector<bool> shown = shown_cells({all.begin(), all.end()});
    std::vector<std::size_t> hiding;
    for (std::size_t mark = 0; mark < shown.size(); ++mark)
        if (!shown[mark]) {
            std::size_t which = classes.size() - 1;
            while (classes[which] > mark)
                --which;
            hiding.push_back(which);
        }
    return hiding.empty() || std::all_of(hiding.begin(), hiding.end(), [&](std::size_t which) { return which == hiding.front(); });
}

struct Split {
    Classes classes;
    std::vector<std::string> shown;
    std::vector<std::string> hidden;
};

/// The slices that may be told with these classes.
Split split(const Cells &all, const std::map<std::string, Cells> &slices, Classes classes)
{
    Split made;
    made.classes = std::move(classes);
    Cells rest = all;
    for (const auto &[name, cells] : slices) {
        const bool good = total(cells) >= smallest_group && sound(cells, made.classes);
        (good ? made.shown : made.hidden).push_back(name);
        for (std::size_t mark = 0; good && mark < cells.size(); ++mark)
            rest[mark] -= cells[mark];
    }
    // Largest first, so that the least is taken from the end.
    std::stable_sort(made.shown.begin(), made.shown.end(),
                     [&](const auto &a, const auto &b) { return total(slices.at(a)) > total(slices.at(b)); });
    while (!made.shown.empty() && !sound(rest, made.classes)) {
        const Cells &least = slices.at(made.shown.back());
        for (std::size_t mark = 0; mark < least.size(); ++mark)
            rest[mark] += least[mark];
        made.hidden.push_back(made.shown.back());
        made.shown.pop_back();
    }
    return made;
}

SliceResult tell(const Cells &cells, const Cells &all, const Classes &classes)
{
    SliceResult result;
    result.marks = total(cells);
    if (classes.back() == 4) { // fives stand alone
        result.best = static_cast<double>(cells[4]) / static_cast<double>(result.marks);
        result.best_between = wilson(cells[4], result.marks);
        const std::int64_t others = total(all) - result.marks, best_of_others = all[4] - cells[4];
        if (difference_proven(cells[4], result.marks, best_of_others, others))
            result.standing = *result.best * static_cast<double>(others) > static_cast<double>(best_of_others) ? Standing::better : Standing::worse;
    }
    if (classes.size() == 3)
        result.low = in_class(cells, classes, 0);
    // A mean is told where it says no more than the classes do.
    if (classes.size() == 3 && result.low == 0)
        result.mean = Marks{cells}.mean();
    return result;
}

} // namespace

std::vector<SlicedCriterion> sliced(const Form &form, const Counts &all, const std::map<std::string, Counts> &slices)
{
    std::vector<SlicedCriterion> told;
    for (const Question &question : form.questions) {
        if (question.kind != Kind::scale5)
            continue;
        const Cells of_all = cells_of(all, question.id);
        std::map<std::string, Cells> of_slices;
        for (const auto &[name, counts] : slices)
            of_slices[name] = cells_of(counts, question.id);
        std::optional<Split> best;
        for (const Classes &classes : {Classes{0}, Classes{0, 4}, Classes{0, 3, 4}}) {
            if (!tells_no_more(of_all, classes))
                continue;
            Split made = split(of_all, of_slices, classes);
            if (!best || made.shown.size() >= best->shown.size())
                best = std::move(made);
        }
        SlicedCriterion criterion;
        criterion.question = question.id;
        criterion.hidden = best->hidden;
        for (const std::string &name : best->shown)
            criterion.shown[name] = tell(of_slices.at(name), of_all, best->classes);
        std::sort(criterion.hidden.begin(), criterion.hidden.end());
        told.push_back(std::move(criterion));
    }
    return told;
}

} // namespace talon::core::survey
