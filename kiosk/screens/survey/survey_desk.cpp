// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/survey/survey_desk.h"

#include <utility>

namespace talon::kiosk {

SurveyDesk::SurveyDesk(Terminal *terminal, QObject *parent) : QObject(parent), m_terminal(terminal)
{
    connect(terminal, &Terminal::answerKept, this, [this](bool durable) {
        if (!std::exchange(m_giving, false))
            return; // of a visitor who has gone
        m_lost = !durable;
        go(Stage::Thanks);
    });
}

void SurveyDesk::begin(core::Language language)
{
    const wire::Survey &survey = m_terminal->survey();
    if (!SurveyRun::offers(survey))
        return;
    m_run.begin(*survey.form, language);
    m_taken.clear();
    m_lost = false;
    go(Stage::Asking);
}

void SurveyDesk::leave()
{
    if (m_stage == Stage::Asking && m_run.begun() && !m_giving)
        m_terminal->giveAnswer(m_run.form(), m_run.answer());
    m_giving = false;
    m_run.clear();
    m_taken.clear();
    go(Stage::Away);
}

void SurveyDesk::choose(const QString &id)
{
    if (m_stage != Stage::Asking || !m_taken.isEmpty() || !m_run.choose(id))
        return;
    m_taken = id.isEmpty() ? QStringLiteral("-") : id;
    m_since.restart(m_terminal->now());
    Q_EMIT changed();
}

void SurveyDesk::back()
{
    if (m_stage != Stage::Asking || !m_taken.isEmpty())
        return;
    if (m_run.back()) {
        Q_EMIT stepped();
        return;
    }
    leave();
    Q_EMIT ended();
}

void SurveyDesk::beat()
{
    m_since.advance(m_terminal->now());
    if (m_stage == Stage::Asking && !m_taken.isEmpty() && !m_giving && m_since.elapsed() >= shownTouch) {
        if (!m_run.next())
            return giveAnswer();
        m_taken.clear();
        Q_EMIT changed();
        Q_EMIT stepped();
    } else if (m_stage == Stage::Thanks && m_since.elapsed() >= shownThanks) {
        leave();
        Q_EMIT ended();
    }
}

/// Thanks follow when the answer is on the disk.
void SurveyDesk::giveAnswer()
{
    m_giving = true;
    m_terminal->giveAnswer(m_run.form(), m_run.answer());
}

void SurveyDesk::go(Stage stage)
{
    m_stage = stage;
    m_since.restart(m_terminal->now());
    Q_EMIT changed();
    Q_EMIT stepped();
}

} // namespace talon::kiosk
