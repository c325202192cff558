// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/screens/shared/comfort.h"
#include "kiosk/screens/shared/heartbeat.h"
#include "kiosk/screens/shared/idle_watch.h"
#include "kiosk/screens/shared/site_sign.h"
#include "kiosk/screens/survey/survey_desk.h"

#include "kiosk/languages/language_shelf.h"

namespace talon::kiosk {

/// A kiosk that does nothing but ask how visitors were served: the first question stands there, and one touch begins.
class SurveyController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(talon::kiosk::SurveyDesk *desk READ desk CONSTANT FINAL)
    Q_PROPERTY(bool settled READ settled NOTIFY settledChanged FINAL)
    Q_PROPERTY(QString language READ language NOTIFY textsChanged FINAL)
    Q_PROPERTY(QVariantList languages READ languages NOTIFY textsChanged FINAL)
    Q_PROPERTY(QString languagePrompt READ languagePrompt NOTIFY textsChanged FINAL)
    Q_PROPERTY(talon::kiosk::SiteSign *sign READ sign CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::Comfort *comfort READ comfort CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::IdleWatch *idle READ idle CONSTANT FINAL)

public:
    /// A touch this soon after a step began is the second of a pair and does nothing.
    static constexpr core::Millis settleTime{400};

    SurveyController(Terminal *terminal, Heartbeat *heartbeat, LanguageShelf languages = {}, QObject *parent = nullptr);

    /// Nobody is in the middle of anything.
    bool quiet() const { return !m_begun && !m_comfort.changedAnything(); }
    SurveyDesk *desk() { return &m_desk; }
    bool settled() const { return m_settled; }
    QString language() const;
    QVariantList languages() const;
    QString languagePrompt() const;
    SiteSign *sign() { return &m_sign; }
    Comfort *comfort() { return &m_comfort; }
    IdleWatch *idle() { return &m_idle; }

public Q_SLOTS:
    void chooseLanguage(const QString &code);
    void choose(const QString &id);
    void back();
    /// The visitor is done, or gone: forget everything.
    void finish();
    /// Somebody touched the screen, anywhere.
    void touched();

Q_SIGNALS:
    void settledChanged();
    void textsChanged();
    /// The catalogue of this language is to be put in force at once (connect directly); textsChanged() follows.
    void languageWanted(talon::core::Language language);

private:
    void beat();
    void step();
    void startIdle();
    void setLanguage(core::Language language);
    core::Language firstLanguage() const;

    Terminal *m_terminal;
    LanguageShelf m_languages;
    SurveyDesk m_desk;
    SiteSign m_sign;
    Comfort m_comfort;
    IdleWatch m_idle;
    Stopwatch m_sinceStep;
    bool m_settled = false;
    bool m_begun = false; ///< somebody has touched something
    core::Language m_language = core::Language::ru;
};

} // namespace talon::kiosk
