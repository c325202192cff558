// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/survey/survey_run.h"

#include "core/survey/at_kiosk.h"
#include "kiosk/screens/shared/wording.h"

#include <algorithm>

namespace talon::kiosk {

using core::survey::Kind;
using core::survey::Question;

namespace {

QVariantMap choice(const std::string &id, const QString &text, const QString &sign, const core::survey::Said *said)
{
    const bool chosen = said && said->chosen == std::vector<std::string>{id};
    return {{QStringLiteral("id"), QString::fromStdString(id)}, {QStringLiteral("text"), text}, {QStringLiteral("sign"), sign},
            {QStringLiteral("chosen"), chosen}};
}

} // namespace

bool SurveyRun::offers(const wire::Survey &survey)
{
    return survey.form && std::any_of(survey.form->questions.begin(), survey.form->questions.end(),
                                      [](const Question &each) { return core::survey::asked_at_kiosk(each) && !each.show_if; });
}

void SurveyRun::begin(const core::survey::Form &form, core::Language language)
{
    m_form = form;
    m_answer.clear();
    m_asked.clear();
    m_language = language;
    if (const auto waiting = ahead(); !waiting.empty())
        m_asked.push_back(waiting.front());
    Q_EMIT changed();
}

void SurveyRun::setLanguage(core::Language language)
{
    m_language = language;
    Q_EMIT changed();
}

void SurveyRun::clear()
{
    m_form = {};
    m_answer.clear();
    m_asked.clear();
    Q_EMIT changed();
}

/// The questions that are to come after the one on the screen, by what was said so far.
std::vector<std::size_t> SurveyRun::ahead() const
{
    const std::vector<std::string> shown = core::survey::visible(m_form, m_answer);
    std::vector<std::size_t> coming;
    for (std::size_t i = m_asked.empty() ? 0 : m_asked.back() + 1; i < m_form.questions.size(); ++i)
        if (core::survey::asked_at_kiosk(m_form.questions[i]) && std::find(shown.begin(), shown.end(), m_form.questions[i].id) != shown.end())
            coming.push_back(i);
    return coming;
}

QString SurveyRun::survey() const
{
    return Wording::text(m_form.title, m_language);
}

QString SurveyRun::question() const
{
    return running() ? Wording::text(asked().title, m_language) : QString();
}

QString SurveyRun::position() const
{
    const auto all = m_asked.size() + ahead().size();
    return running() ? tr("Вопрос %1 из %2").arg(m_asked.size()).arg(all) : QString();
}

QVariantList SurveyRun::choices() const
{
    if (!running())
        return {};
    const auto found = m_answer.find(asked().id);
    const core::survey::Said *said = found == m_answer.end() ? nullptr : &found->second;
    switch (asked().kind) {
    case Kind::scale5:
        return {choice("5", tr("Отлично", "a mark"), QStringLiteral("5"), said), choice("4", tr("Хорошо", "a mark"), QStringLiteral("4"), said),
                choice("3", tr("Удовлетворительно", "a mark"), QStringLiteral("3"), said), choice("2", tr("Плохо", "a mark"), QStringLiteral("2"), said),
                choice("1", tr("Очень плохо", "a mark"), QStringLiteral("1"), said)};
    case Kind::yes_no: return {choice("yes", tr("Да", "an answer"), {}, said), choice("no", tr("Нет", "an answer"), {}, said)};
    default: break;
    }
    QVariantList all;
    for (const core::survey::Option &option : asked().options)
        all << choice(option.id, Wording::text(option.title, m_language), {}, said);
    return all;
}

QString SurveyRun::decline() const
{
    return running() && asked().may_decline ? tr("Затрудняюсь ответить") : QString();
}

bool SurveyRun::choose(const QString &id)
{
    if (!running())
        return false;
    core::survey::Said said;
    said.declined = id.isEmpty();
    if (!said.declined)
        said.chosen = {id.toStdString()};
    const std::vector<std::string> known = core::survey::choices(asked());
    if (said.declined ? !asked().may_decline : std::find(known.begin(), known.end(), said.chosen.front()) == known.end())
        return false;
    m_answer[asked().id] = std::move(said);
    Q_EMIT changed();
    return true;
}

bool SurveyRun::next()
{
    const auto coming = ahead();
    if (coming.empty())
        return false;
    m_asked.push_back(coming.front());
    Q_EMIT changed();
    return true;
}

bool SurveyRun::back()
{
    if (m_asked.size() < 2)
        return false;
    m_asked.pop_back();
    Q_EMIT changed();
    return true;
}

} // namespace talon::kiosk
