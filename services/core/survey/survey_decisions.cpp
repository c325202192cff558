// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked for, against the book as it is.
#include "core/survey/survey_decisions.h"

#include <algorithm>

namespace talon::core::survey {

namespace {

bool same_questions(Form one, const Form &other)
{
    one.version = other.version;
    return one == other;
}

bool is_digest(const std::string &digest)
{
    return digest.size() == 64 && digest.find_first_not_of("0123456789abcdef") == std::string::npos;
}

bool is_answer_id(const std::string &id)
{
    return id.size() == 32 && id.find_first_not_of("0123456789abcdef") == std::string::npos;
}

/// With this survey among them.
std::size_t surveys_with(const SurveyBook &book, const std::string &survey)
{
    std::size_t count = book.surveys.size() + (book.surveys.contains(survey) ? 0 : 1);
    for (const auto &[id, draft] : book.drafts)
        count += id != survey && !book.surveys.contains(id);
    return count;
}

/// The revision of the draft, 0 where there is none.
std::int64_t revision_of(const SurveyBook &book, const std::string &survey)
{
    const auto found = book.drafts.find(survey);
    return found == book.drafts.end() ? 0 : found->second.revision;
}

void say_changed_kinds(const std::vector<Published> &versions, const Form &form, std::vector<FormFinding> &findings)
{
    for (std::size_t i = 0; i < form.questions.size() && findings.size() < max_form_findings; ++i)
        for (const Published &before : versions) {
            const Question *was = before.form.question(form.questions[i].id);
            if (!was || was->kind == form.questions[i].kind)
                continue;
            const std::string version = std::to_string(before.form.version);
            findings.push_back({"questions[" + std::to_string(i) + "].kind", "kind_changed", {{"was", std::string(name_of(was->kind))}, {"version", version}},
                                "The question \"" + was->id + "\" was of another kind in version " + version + ": give the new one an id of its own."});
            break;
        }
}

} // namespace

std::string_view code_of(SurveyFault fault)
{
    switch (fault) {
    case SurveyFault::unknown_survey: return "unknown_survey";
    case SurveyFault::survey_faulty: return "survey_faulty";
    case SurveyFault::survey_fixed: return "survey_fixed";
    case SurveyFault::offer_faulty: return "offer_faulty";
    case SurveyFault::changed_meanwhile: return "changed_meanwhile";
    case SurveyFault::unknown_answer: return "unknown_answer";
    case SurveyFault::bad_reason: return "reason_missing";
    case SurveyFault::too_many_surveys: break;
    }
    return "too_many_surveys";
}

std::vector<FormFinding> findings_of(const SurveyBook &book, const Form &form)
{
    std::vector<FormFinding> findings = form_findings(form);
    if (form.id == criteria_id && !same_questions(five_criteria(form.id), form))
        findings.push_back({"", "words_fixed", {}, "The five criteria are asked in their own words."});
    if (const auto known = book.surveys.find(form.id); known != book.surveys.end())
        say_changed_kinds(known->second, form, findings);
    return findings;
}

Decision decide(const SurveyBook &book, PublishSurvey command)
{
    Form &form = command.form;
    const Published *last = book.latest(form.id);
    form.version = last ? last->form.version + 1 : 1;
    if (command.draft != 0 && revision_of(book, form.id) != command.draft)
        return Failure{SurveyFault::changed_meanwhile};
    if (!findings_of(book, form).empty())
        return Failure{SurveyFault::survey_faulty};
    if (!sound(command.offer, command.today))
        return Failure{SurveyFault::offer_faulty};
    const bool planned = command.offer.from > std::optional(command.today);
    const Turn &turn = planned ? book.planned : book.turn_on(command.today);
    const Published *there = book.version(turn.survey, turn.version);
    if (command.draft == 0 && there && there->form.id == form.id && same_questions(there->form, form) && there->offer == command.offer)
        return std::optional<Change>();
    if (surveys_with(book, form.id) > max_surveys || static_cast<std::size_t>(form.version) > max_versions)
        return Failure{SurveyFault::too_many_surveys};
    return std::optional<Change>(
        SurveyPublished{std::move(form), std::move(command.staff), std::move(command.offer), command.today, planned, command.draft});
}

Decision decide(const SurveyBook &book, const CloseSurvey &command)
{
    if (!book.latest(command.survey))
        return Failure{SurveyFault::unknown_survey};
    if (book.turn_on(command.today).survey != command.survey && book.planned.survey != command.survey)
        return std::optional<Change>();
    return std::optional<Change>(SurveyClosed{command.survey, command.staff, command.today});
}

Decision decide(const SurveyBook &book, SaveDraft command)
{
    const std::string survey = command.form.id;
    if (survey == criteria_id)
        return Failure{SurveyFault::survey_fixed};
    if (revision_of(book, survey) != command.base)
        return Failure{SurveyFault::changed_meanwhile};
    if (surveys_with(book, survey) > max_surveys)
        return Failure{SurveyFault::too_many_surveys};
    command.form.version = 1;
    if (const auto found = book.drafts.find(survey); found != book.drafts.end() && found->second.form == command.form)
        return std::optional<Change>();
    return std::optional<Change>(SurveyDrafted{survey, book.draft_revision + 1, std::move(command.form), std::move(command.staff)});
}

Decision decide(const SurveyBook &book, const DropDraft &command)
{
    if (!book.drafts.contains(command.survey))
        return Failure{SurveyFault::unknown_survey};
    if (revision_of(book, command.survey) != command.base)
        return Failure{SurveyFault::changed_meanwhile};
    return std::optional<Change>(SurveyDrafted{command.survey, book.draft_revision + 1, std::nullopt, command.staff});
}

Decision decide(const SurveyBook &book, RemoveText command)
{
    const AnswerTextRemoved &what = command.what;
    const Published *version = book.version(what.survey, what.version);
    if (!version || !is_answer_id(what.answer) || version->removed.size() >= max_removed
        || std::binary_search(version->removed.begin(), version->removed.end(), what.answer))
        return Failure{SurveyFault::unknown_answer};
    if (what.reason.size() < least_reason || what.reason.size() > max_reason)
        return Failure{SurveyFault::bad_reason};
    return std::optional<Change>(std::move(command.what));
}

Decision decide(const SurveyBook &book, const SealDay &command)
{
    const Published *version = book.version(command.survey, command.version);
    if (!version || !is_digest(command.seal.digest))
        return Failure{SurveyFault::unknown_survey};
    if (!version->seals.empty() && version->seals.back().day >= command.seal.day)
        return std::optional<Change>();
    return std::optional<Change>(
        SurveyDaySealed{command.survey, command.version, command.seal.day, command.seal.answers, command.seal.digest});
}

} // namespace talon::core::survey
