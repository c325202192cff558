// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/steps.h"

#include "core/survey/step_parts.h"

#include <algorithm>

namespace talon::core::survey {

namespace {

using Classes = std::vector<std::vector<std::string>>;

/// A slice's step ends late rather than leave more than a fourth of the answers untold, but not later than with so many.
constexpr std::int64_t many_answers = 400;
/// The same for choices of `one` and `many`.
constexpr std::int64_t enough_for_choices = 40;

bool safe(std::int64_t count)
{
    return count == 0 || count >= smallest_group;
}

bool sound(const Choices &choices, const Classes &classes)
{
    return std::all_of(classes.begin(), classes.end(), [&](const auto &each) { return safe(in_class(choices, each)); });
}

Classes each_apart(std::initializer_list<const char *> choices)
{
    Classes all;
    for (const char *choice : choices)
        all.push_back({choice});
    return all;
}

/// The coarsest first; each is a refinement of the one before. None: there is nothing that is told by classes.
std::vector<Classes> levels_of(Kind kind)
{
    switch (kind) {
    case Kind::scale5: return {{{"5"}, {"1", "2", "3", "4"}}, {{"5"}, {"4"}, {"1", "2", "3"}}, each_apart({"5", "4", "3", "2", "1"})};
    case Kind::yes_no: return {each_apart({"yes", "no"})};
    case Kind::nps: return {{promoting, passive, detracting}};
    default: return {{}};
    }
}

} // namespace

std::int64_t answered(const Choices &choices)
{
    const auto at_all = choices.find(answered_at_all);
    return at_all == choices.end() ? total(choices) : at_all->second;
}

Choices choices_in(const Counts &counts, const std::string &question)
{
    const auto found = counts.find(question);
    Choices all = found == counts.end() ? Choices() : found->second;
    all.erase(std::string());
    return all;
}

Steps::Steps(Question question, std::vector<StepGroup> groups) : m_question(std::move(question)), m_groups(std::move(groups)), m_levels(levels_of(m_question.kind))
{
    std::vector<Step> each;
    for (std::size_t i = 0; i < m_groups.size(); ++i)
        each.push_back({i, i + 1, {}});
    for (const Classes &classes : m_levels)
        m_steps.push_back(cut(m_steps.empty() ? each : m_steps.back(), classes));
    if (m_question.kind == Kind::one || m_question.kind == Kind::many)
        m_by_choice = cut_by_choice(m_steps.front());
}

Choices Steps::sum(std::size_t first, std::size_t end) const
{
    Choices all;
    for (std::size_t i = first; i < end; ++i)
        add(all, m_groups[i].choices);
    return all;
}

/// Puts finer steps together until the classes are sound; what is left over at the end is no step yet.
std::vector<Steps::Step> Steps::cut(const std::vector<Step> &finer, const Classes &classes) const
{
    std::vector<Step> steps;
    Choices open;
    std::optional<std::size_t> first;
    for (const Step &step : finer) {
        first = first ? first : step.first;
        add(open, sum(step.first, step.end));
        if (answered(open) < smallest_group || !sound(open, classes))
            continue;
        steps.push_back({*first, step.end, {}});
        open.clear();
        first.reset();
    }
    return steps;
}

/// Each choice of `one` and `many` by itself, as far as neither those who took it nor those who did not are few.
std::vector<Steps::Step> Steps::cut_by_choice(const std::vector<Step> &finer) const
{
    std::vector<Step> steps;
    Choices open;
    std::optional<std::size_t> first;
    for (const Step &step : finer) {
        first = first ? first : step.first;
        add(open, sum(step.first, step.end));
        const std::vector<std::string> known = choices(m_question);
        const std::int64_t marks = answered(open);
        std::vector<std::string> shown;
        if (m_question.kind == Kind::many) {
            for (const std::string &choice : known)
                if (safe(count_of(open, choice)) && safe(marks - count_of(open, choice)))
                    shown.push_back(choice);
        } else {
            std::vector<std::int64_t> cells;
            for (const std::string &choice : known)
                cells.push_back(count_of(open, choice));
            const std::vector<bool> cell_shown = shown_cells(cells);
            for (std::size_t i = 0; i < known.size(); ++i)
                if (cell_shown[i])
                    shown.push_back(known[i]);
        }
        if (shown.size() < known.size() && marks < enough_for_choices)
            continue;
        steps.push_back({*first, step.end, std::move(shown)});
        open.clear();
        first.reset();
    }
    return steps;
}

/// What is told of slices: the shown ones and the rest of all are sound; the least slices go into the rest until it is.
std::vector<Steps::Step> Steps::cut_by_slice(Dimension dimension) const
{
    const Classes &classes = m_levels.front();
    std::vector<Step> steps;
    Choices open;
    std::map<std::string, Choices> slices;
    std::optional<std::size_t> first;
    for (const Step &step : m_steps.front()) {
        first = first ? first : step.first;
        add(open, sum(step.first, step.end));
        for (std::size_t i = step.first; i < step.end; ++i)
            for (const auto &[slice, choices] : m_groups[i].slices[static_cast<std::size_t>(dimension)])
                add(slices[slice], choices);
        Choices rest = open;
        std::vector<std::string> shown;
        for (const auto &[slice, choices] : slices)
            if (total(choices) >= smallest_group && sound(choices, classes)) {
                shown.push_back(slice);
                add(rest, choices, -1);
            }
        std::stable_sort(shown.begin(), shown.end(), [&](const auto &a, const auto &b) { return total(slices.at(a)) > total(slices.at(b)); });
        while (!shown.empty() && !sound(rest, classes)) {
            add(rest, slices.at(shown.back()));
            shown.pop_back();
        }
        if (shown.empty() || (4 * total(rest) > total(open) && total(open) < many_answers))
            continue;
        steps.push_back({*first, step.end, std::move(shown)});
        open.clear();
        slices.clear();
        first.reset();
    }
    return steps;
}

} // namespace talon::core::survey
