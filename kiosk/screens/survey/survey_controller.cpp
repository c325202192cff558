// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/survey/survey_controller.h"

#include "kiosk/screens/shared/translations.h"
#include "kiosk/screens/shared/visit_rules.h"

#include <algorithm>

namespace talon::kiosk {

SurveyController::SurveyController(Terminal *terminal, Heartbeat *heartbeat, LanguageShelf languages, QObject *parent)
    : QObject(parent), m_terminal(terminal), m_languages(std::move(languages)), m_desk(terminal)
{
    connect(heartbeat, &Heartbeat::beat, this, &SurveyController::beat);
    connect(&m_desk, &SurveyDesk::stepped, this, &SurveyController::step);
    connect(&m_desk, &SurveyDesk::ended, this, &SurveyController::finish);
    connect(&m_comfort, &Comfort::changed, this, &SurveyController::startIdle);
    const auto news = [this] {
        m_sign.show(m_terminal->menu(), viewOf(*m_terminal, m_language));
        if (!m_begun)
            finish(); // whoever is in the middle of it answers what was asked when they began
        Q_EMIT textsChanged();
    };
    connect(terminal, &Terminal::menuChanged, this, news);
    connect(terminal, &Terminal::surveyChanged, this, news);
    m_sinceStep.restart(terminal->now());
    finish();
}

QString SurveyController::language() const
{
    return codeOf(m_language);
}

QVariantList SurveyController::languages() const
{
    return offeredLanguages(m_terminal->menu().site, m_languages);
}

QString SurveyController::languagePrompt() const
{
    const LanguageCard *card = m_languages.find(m_language);
    return card != nullptr ? card->prompt : QString();
}

core::Language SurveyController::firstLanguage() const
{
    return firstLanguageOf(m_terminal->menu().site);
}

void SurveyController::chooseLanguage(const QString &code)
{
    const auto language = languageOf(code);
    const auto &offered = m_terminal->menu().site.languages;
    if (!m_settled || !language || std::find(offered.begin(), offered.end(), *language) == offered.end())
        return;
    m_begun = true;
    setLanguage(*language);
    startIdle();
}

void SurveyController::choose(const QString &id)
{
    if (!m_settled || m_desk.stage() != SurveyDesk::Stage::Asking)
        return;
    m_begun = true;
    startIdle();
    m_desk.choose(id);
}

void SurveyController::back()
{
    if (m_settled && !m_desk.run()->first())
        m_desk.back();
}

void SurveyController::finish()
{
    m_desk.leave();
    m_begun = false;
    m_comfort.reset();
    setLanguage(firstLanguage());
    m_desk.begin(m_language);
    startIdle();
}

void SurveyController::touched()
{
    if (m_idle.running())
        startIdle();
}

void SurveyController::step()
{
    m_settled = false;
    m_sinceStep.restart(m_terminal->now());
    Q_EMIT settledChanged();
    startIdle();
}

void SurveyController::startIdle()
{
    const wire::ScreenTimeouts &limits = m_terminal->menu().timeouts;
    if (!quiet() && m_desk.stage() != SurveyDesk::Stage::Thanks)
        m_idle.start(m_terminal->now(), std::chrono::seconds(limits.idle), questionTime(limits));
    else
        m_idle.stop();
}

void SurveyController::setLanguage(core::Language language)
{
    m_language = language;
    Q_EMIT languageWanted(language);
    m_desk.run()->setLanguage(language);
    m_sign.show(m_terminal->menu(), viewOf(*m_terminal, m_language));
    Q_EMIT textsChanged();
}

void SurveyController::beat()
{
    m_sinceStep.advance(m_terminal->now());
    if (!m_settled && m_sinceStep.elapsed() >= settleTime) {
        m_settled = true;
        Q_EMIT settledChanged();
    }
    m_desk.beat();
    if (m_idle.advance(m_terminal->now()))
        finish();
    m_sign.show(m_terminal->menu(), viewOf(*m_terminal, m_language));
}

} // namespace talon::kiosk
