// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/form_findings.h"

#include <algorithm>
#include <set>

namespace talon::core::survey {

namespace {

using Values = FormFinding::Values;

std::string quoted(const std::string &text)
{
    return "\"" + text + "\"";
}

bool one_line(const std::string &text, std::size_t limit)
{
    const auto control = [](unsigned char c) { return c < 0x20 || c == 0x7f; };
    return text.size() <= limit && std::none_of(text.begin(), text.end(), control);
}

/// Goes through a form from its beginning and writes down what is wrong.
class Check
{
public:
    explicit Check(const Form &form) : m_form(form) {}

    std::vector<FormFinding> done()
    {
        id(m_form.id, "survey", "the survey");
        expect(m_form.version >= 1, "", "version_bad", "The version of the survey is below 1.");
        title(m_form.title, "title", "the survey");
        expect(!m_form.questions.empty() && m_form.questions.size() <= max_questions, "questions", "questions_count",
               "The survey needs 1 to " + std::to_string(max_questions) + " questions.", {{"least", "1"}, {"most", std::to_string(max_questions)}});
        for (std::size_t i = 0; i < m_form.questions.size(); ++i)
            question(i);
        return std::move(m_findings);
    }

private:
    bool expect(bool sound, std::string path, std::string code, std::string sentence, Values values = {})
    {
        if (!sound && m_findings.size() < max_form_findings)
            m_findings.push_back({std::move(path), std::move(code), std::move(values), std::move(sentence)});
        return sound;
    }

    bool id(const std::string &value, const std::string &path, const std::string &of)
    {
        return expect(!value.empty() && one_line(value, max_form_id), path, "id_bad", "The id " + quoted(value) + " of " + of + " is empty, too long or not printable.");
    }

    void title(const Text &value, const std::string &path, const std::string &of)
    {
        expect(!value.only(Language::ru).empty(), path, "title_missing", "The Russian title of " + of + " is empty.");
        const auto &all = value.languages();
        expect(all.size() <= max_languages, path, "languages_many", "The title of " + of + " is in more than " + std::to_string(max_languages) + " languages.",
               {{"most", std::to_string(max_languages)}});
        expect(std::all_of(all.begin(), all.end(), [](const auto &each) { return one_line(each.second, max_form_title); }), path, "title_long",
               "The title of " + of + " is longer than " + std::to_string(max_form_title) + " bytes or has a control character.",
               {{"most", std::to_string(max_form_title)}});
    }

    void question(std::size_t index)
    {
        const Question &each = m_form.questions[index];
        const std::string at = "questions[" + std::to_string(index) + "]";
        const std::string of = "question " + quoted(each.id);
        if (id(each.id, at + ".id", "a question"))
            expect(m_form.question(each.id) == &each, at + ".id", "id_twice", "The " + of + " occurs twice.", {{"id", each.id}});
        title(each.title, at + ".title", "the " + of);
        options(each, at, of);
        const bool ordered = each.least <= each.most, within = -max_number <= each.least && each.most <= max_number;
        expect(ordered && within, at + ".least", "bounds_wrong",
               "The bounds of the " + of + " are not in order or beyond " + std::to_string(max_number) + ".", {{"most", std::to_string(max_number)}});
        if (each.show_if)
            condition(*each.show_if, index, at + ".show_if", of);
    }

    void options(const Question &question, const std::string &at, const std::string &of)
    {
        if (question.kind != Kind::one && question.kind != Kind::many) {
            expect(question.options.empty(), at + ".options", "options_unwanted", "The " + of + " has options, and its kind takes none.");
            return;
        }
        expect(question.options.size() >= min_options && question.options.size() <= max_options, at + ".options", "options_count",
               "The " + of + " needs " + std::to_string(min_options) + " to " + std::to_string(max_options) + " options.",
               {{"least", std::to_string(min_options)}, {"most", std::to_string(max_options)}});
        std::set<std::string> seen;
        for (std::size_t i = 0; i < question.options.size(); ++i) {
            const Option &option = question.options[i];
            const std::string place = at + ".options[" + std::to_string(i) + "]", name = "option " + quoted(option.id) + " of the " + of;
            if (id(option.id, place + ".id", name))
                expect(seen.insert(option.id).second, place + ".id", "id_twice", "The " + name + " occurs twice.", {{"id", option.id}});
            title(option.title, place + ".title", "the " + name);
        }
    }

    /// `index`: of the question that has it.
    void condition(const ShowIf &condition, std::size_t index, const std::string &at, const std::string &of)
    {
        const Question *asked = m_form.question(condition.question);
        const std::string depends = "The " + of + " depends on ";
        const bool earlier = asked && asked - m_form.questions.data() < static_cast<std::ptrdiff_t>(index);
        if (!expect(earlier, at, "condition_unknown", depends + quoted(condition.question) + ", which is no earlier question.", {{"question", condition.question}}))
            return;
        const std::vector<std::string> known = choices(*asked);
        if (!expect(!known.empty(), at, "condition_no_choices", depends + quoted(condition.question) + ", which offers no choices.",
                    {{"question", condition.question}}))
            return;
        expect(!condition.any_of.empty(), at, "condition_empty", depends + "no choice of " + quoted(condition.question) + ".");
        for (const std::string &choice : condition.any_of)
            expect(std::find(known.begin(), known.end(), choice) != known.end(), at, "condition_choice",
                   depends + quoted(choice) + ", which is no choice of " + quoted(condition.question) + ".",
                   {{"choice", choice}, {"question", condition.question}});
    }

    const Form &m_form;
    std::vector<FormFinding> m_findings;
};

} // namespace

std::vector<FormFinding> form_findings(const Form &form)
{
    return Check(form).done();
}

std::optional<std::string> check(const Form &form)
{
    const auto found = form_findings(form);
    return found.empty() ? std::nullopt : std::optional(found.front().sentence);
}

std::string_view name_of(Kind kind)
{
    switch (kind) {
    case Kind::scale5: return "scale5";
    case Kind::yes_no: return "yes_no";
    case Kind::one: return "one";
    case Kind::many: return "many";
    case Kind::nps: return "nps";
    case Kind::number: return "number";
    case Kind::text: return "text";
    case Kind::note: break;
    }
    return "note";
}

} // namespace talon::core::survey
