// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/form.h"

#include <algorithm>
#include <set>

namespace talon::core::survey {

namespace {

using Fault = std::optional<std::string>;

std::string quoted(const std::string &text)
{
    return "\"" + text + "\"";
}

bool one_line(const std::string &text, std::size_t limit)
{
    const auto control = [](unsigned char c) { return c < 0x20 || c == 0x7f; };
    return text.size() <= limit && std::none_of(text.begin(), text.end(), control);
}

Fault check_id(const std::string &id, const std::string &of)
{
    if (!id.empty() && one_line(id, max_form_id))
        return std::nullopt;
    return "The id " + quoted(id) + " of " + of + " is empty, too long or not printable.";
}

Fault check_title(const Text &title, const std::string &of)
{
    if (title.only(Language::ru).empty())
        return "The Russian title of " + of + " is empty.";
    const auto &all = title.languages();
    if (all.size() > max_languages)
        return "The title of " + of + " is in more than " + std::to_string(max_languages) + " languages.";
    if (!std::all_of(all.begin(), all.end(), [](const auto &each) { return one_line(each.second, max_form_title); }))
        return "The title of " + of + " is longer than " + std::to_string(max_form_title) +
               " bytes or has a control character.";
    return std::nullopt;
}

bool has_options(Kind kind)
{
    return kind == Kind::one || kind == Kind::many;
}

Fault check_options(const Question &question, const std::string &of)
{
    if (!has_options(question.kind))
        return question.options.empty() ? std::nullopt : Fault("The " + of + " has options, and its kind takes none.");
    if (question.options.size() < min_options || question.options.size() > max_options)
        return "The " + of + " needs " + std::to_string(min_options) + " to " + std::to_string(max_options) + " options.";
    std::set<std::string> seen;
    for (const Option &option : question.options) {
        const std::string name = "option " + quoted(option.id) + " of the " + of;
        if (Fault fault = check_id(option.id, name))
            return fault;
        if (!seen.insert(option.id).second)
            return "The " + name + " occurs twice.";
        if (Fault fault = check_title(option.title, "the " + name))
            return fault;
    }
    return std::nullopt;
}

/// `earlier`: the questions before this one.
Fault check_condition(const ShowIf &condition, const Form &earlier, const std::string &of)
{
    const Question *asked = earlier.question(condition.question);
    if (!asked)
        return "The " + of + " depends on " + quoted(condition.question) + ", which is no earlier question.";
    const std::vector<std::string> known = choices(*asked);
    if (known.empty())
        return "The " + of + " depends on " + quoted(condition.question) + ", which offers no choices.";
    if (condition.any_of.empty())
        return "The " + of + " depends on no choice of " + quoted(condition.question) + ".";
    for (const std::string &choice : condition.any_of)
        if (std::find(known.begin(), known.end(), choice) == known.end())
            return "The " + of + " depends on " + quoted(choice) + ", which is no choice of " + quoted(condition.question) + ".";
    return std::nullopt;
}

Fault check_bounds(const Question &question, const std::string &of)
{
    const bool ordered = question.least <= question.most;
    const bool within = -max_number <= question.least && question.most <= max_number;
    return ordered && within ? std::nullopt
                             : Fault("The bounds of the " + of + " are not in order or beyond " + std::to_string(max_number) + ".");
}

Fault check_question(const Question &question, const Form &earlier)
{
    const std::string of = "question " + quoted(question.id);
    if (Fault fault = check_id(question.id, "a question"))
        return fault;
    if (earlier.question(question.id))
        return "The " + of + " occurs twice.";
    if (Fault fault = check_title(question.title, "the " + of))
        return fault;
    if (Fault fault = check_options(question, of))
        return fault;
    if (Fault fault = check_bounds(question, of))
        return fault;
    return question.show_if ? check_condition(*question.show_if, earlier, of) : std::nullopt;
}

} // namespace

const Question *Form::question(const std::string &wanted) const
{
    const auto found = std::find_if(questions.begin(), questions.end(), [&](const Question &each) { return each.id == wanted; });
    return found == questions.end() ? nullptr : &*found;
}

std::vector<std::string> choices(const Question &question)
{
    switch (question.kind) {
    case Kind::scale5: return {"1", "2", "3", "4", "5"};
    case Kind::yes_no: return {"yes", "no"};
    case Kind::one:
    case Kind::many: break;
    case Kind::nps:
    case Kind::number:
    case Kind::text:
    case Kind::note: return {};
    }
    std::vector<std::string> ids;
    for (const Option &option : question.options)
        ids.push_back(option.id);
    return ids;
}

std::optional<std::string> check(const Form &form)
{
    if (Fault fault = check_id(form.id, "the survey"))
        return fault;
    if (form.version < 1)
        return "The version of the survey is below 1.";
    if (Fault fault = check_title(form.title, "the survey"))
        return fault;
    if (form.questions.empty() || form.questions.size() > max_questions)
        return "The survey needs 1 to " + std::to_string(max_questions) + " questions.";
    Form earlier;
    for (const Question &question : form.questions) {
        if (Fault fault = check_question(question, earlier))
            return fault;
        earlier.questions.push_back(question);
    }
    return std::nullopt;
}

} // namespace talon::core::survey
