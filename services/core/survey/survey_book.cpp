// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/survey_book.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace talon::core::survey {

namespace {

[[noreturn]] void contradicts(const std::string &what)
{
    throw std::logic_error("the survey " + what);
}

const Published *find(const SurveyBook &book, const std::string &survey, int number)
{
    const auto found = book.surveys.find(survey);
    if (found == book.surveys.end() || number < 1 || static_cast<std::size_t>(number) > found->second.size())
        return nullptr;
    return &found->second[static_cast<std::size_t>(number) - 1];
}

} // namespace

void SurveyBook::apply(const SurveyPublished &event, Instant at)
{
    const auto known = surveys.find(event.form.id);
    const std::size_t before = known == surveys.end() ? 0 : known->second.size();
    if (event.form.version < 1 || static_cast<std::size_t>(event.form.version) != before + 1)
        contradicts(event.form.id + " has another version than the next one");
    take_turn(event.day);
    surveys[event.form.id].push_back({event.form, event.offer, at, {}});
    Turn &turn = event.planned ? planned : running;
    turn = Turn{event.form.id, event.form.version};
    const auto draft = drafts.find(event.form.id);
    if (draft != drafts.end() && draft->second.revision == event.draft)
        drafts.erase(draft);
}

void SurveyBook::apply(const SurveyClosed &event, Instant)
{
    SurveyBook next = *this;
    next.take_turn(event.day);
    if (event.survey.empty() || (next.running.survey != event.survey && next.planned.survey != event.survey))
        contradicts(event.survey + " is closed and does not run");
    take_turn(event.day);
    Turn &ended = running.survey == event.survey ? running : planned;
    ended = Turn{};
}

void SurveyBook::apply(const SurveyDrafted &event, Instant at)
{
    if (event.revision <= draft_revision || event.survey.empty() || (event.form && event.form->id != event.survey))
        contradicts(event.survey + " has a draft out of order");
    draft_revision = event.revision;
    if (event.form)
        drafts[event.survey] = {*event.form, event.revision, event.staff.value, at};
    else
        drafts.erase(event.survey);
}

void SurveyBook::apply(const AnswerTextRemoved &event, Instant)
{
    if (!version(event.survey, event.version))
        contradicts(event.survey + " loses words in a version that was never published");
    auto &removed = surveys[event.survey][static_cast<std::size_t>(event.version) - 1].removed;
    const auto place = std::lower_bound(removed.begin(), removed.end(), event.answer);
    if (place == removed.end() || *place != event.answer)
        removed.insert(place, event.answer);
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

void SurveyBook::take_turn(std::optional<Day> day)
{
    if (day && &turn_on(*day) == &planned)
        running = std::exchange(planned, {});
}

const Turn &SurveyBook::turn_on(Day day) const
{
    const Published *next = version(planned.survey, planned.version);
    return next && next->offer.from <= std::optional(day) ? planned : running;
}

const Published *SurveyBook::taking_on(Day day) const
{
    const Turn &turn = turn_on(day);
    const Published *taking = version(turn.survey, turn.version);
    return taking && (taking->offer.on(day) || taking->offer.on(day - std::chrono::days(1))) ? taking : nullptr;
}

const Published *SurveyBook::asked_on(Day day) const
{
    const Published *taking = taking_on(day);
    return taking && taking->offer.on(day) ? taking : nullptr;
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
    for (const Turn *turn : {&running, &planned})
        if ((!turn->survey.empty() || turn->version != 0) && !version(turn->survey, turn->version))
            return "The survey " + turn->survey + " runs or is planned and was never published.";
    for (const auto &[id, draft] : drafts)
        if (draft.form.id != id || draft.revision < 1 || draft.revision > draft_revision)
            return "The survey " + id + " has a draft out of order.";
    for (const auto &[id, versions] : surveys) {
        if (versions.empty())
            return "The survey " + id + " has no version.";
        for (std::size_t i = 0; i < versions.size(); ++i) {
            const Published &each = versions[i];
            if (each.form.id != id || static_cast<std::size_t>(each.form.version) != i + 1)
                return "The survey " + id + " has versions out of order.";
            if (!std::is_sorted(each.removed.begin(), each.removed.end()))
                return "The survey " + id + " has removed words out of order.";
            for (std::size_t seal = 1; seal < each.seals.size(); ++seal)
                if (each.seals[seal - 1].day >= each.seals[seal].day)
                    return "The survey " + id + " has seals out of order.";
        }
    }
    return std::nullopt;
}

} // namespace talon::core::survey
