// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/answer.h"

#include <algorithm>

namespace talon::core::survey {

namespace {

using Fault = std::optional<AnswerFault>;

bool fulfilled(const ShowIf &condition, const Answer &answer, const std::set<std::string> &shown)
{
    const auto found = answer.find(condition.question);
    if (found == answer.end() || found->second.declined || !shown.contains(condition.question))
        return false;
    return std::any_of(found->second.chosen.begin(), found->second.chosen.end(), [&](const std::string &choice) {
        return std::find(condition.any_of.begin(), condition.any_of.end(), choice) != condition.any_of.end();
    });
}

/// How many bytes the UTF-8 character that begins with `lead` has; 0 when none begins so.
std::size_t length_of(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead < 0xe0)
        return 2;
    if (lead >= 0xe0 && lead < 0xf0)
        return 3;
    return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

/// The characters of a text, or nothing when it is no UTF-8. Overlong forms, surrogates and what lies beyond U+10FFFF are none.
std::optional<std::size_t> characters(const std::string &text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        const auto byte = [&](std::size_t place) { return static_cast<unsigned char>(text[place]); };
        const unsigned char lead = byte(at);
        const std::size_t length = length_of(lead);
        if (length == 0 || at + length > text.size())
            return std::nullopt;
        for (std::size_t next = at + 1; next < at + length; ++next)
            if ((byte(next) & 0xc0) != 0x80)
                return std::nullopt;
        const unsigned char second = length > 1 ? byte(at + 1) : 0;
        if ((lead == 0xe0 && second < 0xa0) || (lead == 0xed && second >= 0xa0) || (lead == 0xf0 && second < 0x90) ||
            (lead == 0xf4 && second >= 0x90))
            return std::nullopt;
        at += length;
    }
    return count;
}

void trim(std::string &text)
{
    const auto blank = [](unsigned char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(static_cast<unsigned char>(text.back())))
        text.pop_back();
    text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), blank));
}

Fault check_text(Said &said)
{
    trim(said.text);
    const auto control = [](unsigned char c) { return (c < 0x20 && c != '\n') || c == 0x7f; };
    const auto count = characters(said.text);
    const bool bad = !count || *count > max_words || std::any_of(said.text.begin(), said.text.end(), control);
    return bad ? Fault(AnswerFault::bad_text) : std::nullopt;
}

Fault check_choices(const Question &question, Said &said)
{
    const std::vector<std::string> known = choices(question);
    const std::set<std::string> given(said.chosen.begin(), said.chosen.end());
    std::vector<std::string> ordered;
    std::copy_if(known.begin(), known.end(), std::back_inserter(ordered), [&](const std::string &id) { return given.contains(id); });
    const bool each_known_once = ordered.size() == said.chosen.size();
    const bool as_many = question.kind == Kind::many ? !ordered.empty() : ordered.size() == 1;
    if (!each_known_once || !as_many)
        return AnswerFault::unknown_choice;
    said.chosen = std::move(ordered);
    return std::nullopt;
}

Fault check_number(std::int64_t number, std::int64_t least, std::int64_t most)
{
    return least <= number && number <= most ? std::nullopt : Fault(AnswerFault::out_of_bounds);
}

/// Checks one answer and leaves in it only what its kind has.
Fault settle(const Question &question, Said &said)
{
    if (said.declined) {
        said = Said{{}, 0, {}, true};
        return question.may_decline ? std::nullopt : Fault(AnswerFault::declined_refused);
    }
    switch (question.kind) {
    case Kind::scale5:
    case Kind::yes_no:
    case Kind::one:
    case Kind::many: said.number = 0; said.text.clear(); return check_choices(question, said);
    case Kind::nps: said = Said{{}, said.number, {}, false}; return check_number(said.number, 0, 10);
    case Kind::number: said = Said{{}, said.number, {}, false}; return check_number(said.number, question.least, question.most);
    case Kind::text: said = Said{{}, 0, std::move(said.text), false}; return check_text(said);
    case Kind::note: break;
    }
    return AnswerFault::unknown_choice;
}

} // namespace

std::vector<std::string> visible(const Form &form, const Answer &answer)
{
    std::vector<std::string> ids;
    std::set<std::string> shown;
    for (const Question &question : form.questions)
        if (!question.show_if || fulfilled(*question.show_if, answer, shown)) {
            ids.push_back(question.id);
            shown.insert(question.id);
        }
    return ids;
}

Result<Answer, AnswerFault> checked(const Form &form, Answer given)
{
    for (auto &[id, said] : given) {
        const Question *question = form.question(id);
        if (!question)
            return Failure{AnswerFault::other_form};
        if (const Fault fault = settle(*question, said))
            return Failure{*fault};
    }
    const std::vector<std::string> shown = visible(form, given);
    std::erase_if(given, [&](const auto &each) {
        const bool empty_text = form.question(each.first)->kind == Kind::text && !each.second.declined && each.second.text.empty();
        return empty_text || std::find(shown.begin(), shown.end(), each.first) == shown.end();
    });
    if (given.empty())
        return Failure{AnswerFault::nothing_said};
    return given;
}

} // namespace talon::core::survey
