// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/survey_book.h"

#include <stdexcept>

namespace talon::core::survey {

namespace {

[[noreturn]] void contradicts(const std::string &what)
{
    throw std::logic_error("the survey " + what);
}

bool same_questions(Form one, const Form &other)
{
    one.version = other.version;
    return one == other;
}

const Published *find(const SurveyBook &book, const std::string &survey, int number)
{
    const auto found = book.surveys.find(survey);
    if (found == book.surveys.end() || number < 1 || static_cast<std::size_t>(number) > found->second.size())
        return nullptr;
    return &found->second[static_cast<std::size_t>(number) - 1];
}

bool is_digest(const std::string &digest)
{
    return digest.size() == 64 && digest.find_first_not_of("0123456789abcdef") == std::string::npos;
}

} // namespace

void SurveyBook::apply(const SurveyPublished &event, Instant at)
{
    const auto known = surveys.find(event.form.id);
    const std::size_t before = known == surveys.end() ? 0 : known->second.size();
    if (event.form.version < 1 || static_cast<std::size_t>(event.form.version) != before + 1)
        contradicts(event.form.id + " has another version than the next one");
    surveys[event.form.id].push_back({event.form, event.kiosks, at, {}});
    running = event.form.id;
}

void SurveyBook::apply(const SurveyClosed &event, Instant)
{
    if (running != event.survey || running.empty())
        contradicts(event.survey + " is closed and does not run");
    running.clear();
}

void SurveyBook::apply(const SurveyDaySealed &event, Instant)
{
    const Published *sealed = version(event.survey, event.version);
    if (!sealed)
        contradicts(event.survey + " is sealed in a version that was never published");
    if (!sealed->seals.empty() && sealed->seals.back().day >= event.day)
        contradicts(event.survey + " is sealed twice for one day");
    auto &seals = surveys[event.survey][static_cast<std::size_t>(event.version) - 1].seals;
    seals.push_back({event.day, event.answers, event.digest});
    if (seals.size() > max_seals)
        seals.erase(seals.begin());
}

const Published *SurveyBook::now_running() const
{
    return running.empty() ? nullptr : latest(running);
}

const Published *SurveyBook::version(const std::string &survey, int number) const
{
    return find(*this, survey, number);
}

const Published *SurveyBook::latest(const std::string &survey) const
{
    const auto found = surveys.find(survey);
    return found == surveys.end() || found->second.empty() ? nullptr : &found->second.back();
}

std::optional<std::string> SurveyBook::contradiction() const
{
    if (!running.empty() && !latest(running))
        return "The survey " + running + " runs and was never published.";
    for (const auto &[id, versions] : surveys) {
        if (versions.empty())
            return "The survey " + id + " has no version.";
        for (std::size_t i = 0; i < versions.size(); ++i) {
            const Published &each = versions[i];
            if (each.form.id != id || static_cast<std::size_t>(each.form.version) != i + 1)
                return "The survey " + id + " has versions out of order.";
            for (std::size_t seal = 1; seal < each.seals.size(); ++seal)
                if (each.seals[seal - 1].day >= each.seals[seal].day)
                    return "The survey " + id + " has seals out of order.";
        }
    }
    return std::nullopt;
}

std::string_view code_of(SurveyFault fault)
{
    switch (fault) {
    case SurveyFault::unknown_survey: return "unknown_survey";
    case SurveyFault::survey_faulty: return "survey_faulty";
    case SurveyFault::too_many_surveys: break;
    }
    return "too_many_surveys";
}

Decision decide(const SurveyBook &book, PublishSurvey command)
{
    Form &form = command.form;
    const Published *last = book.latest(form.id);
    form.version = last ? last->form.version + 1 : 1;
    const bool other_words = form.id == criteria_id && !same_questions(five_criteria(form.id), form);
    if (check(form) || other_words)
        return Failure{SurveyFault::survey_faulty};
    if (book.running == form.id && same_questions(last->form, form) && last->kiosks == command.kiosks)
        return std::optional<Change>();
    if ((!last && book.surveys.size() >= max_surveys) || static_cast<std::size_t>(form.version) > max_versions)
        return Failure{SurveyFault::too_many_surveys};
    return std::optional<Change>(SurveyPublished{std::move(form), std::move(command.staff), command.kiosks});
}

Decision decide(const SurveyBook &book, const CloseSurvey &command)
{
    if (!book.latest(command.survey))
        return Failure{SurveyFault::unknown_survey};
    if (book.running != command.survey)
        return std::optional<Change>();
    return std::optional<Change>(SurveyClosed{command.survey, command.staff});
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
