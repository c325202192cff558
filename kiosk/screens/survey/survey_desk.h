// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <qqmlregistration.h>

#include "kiosk/screens/shared/stopwatch.h"
#include "kiosk/screens/survey/survey_run.h"

namespace talon::kiosk {

/// The survey as a kiosk carries it out, whichever role it has: a touch, the next question, the answer on the disk, and thanks.
class SurveyDesk : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a controller")
    Q_PROPERTY(talon::kiosk::SurveyRun *run READ run CONSTANT FINAL)
    Q_PROPERTY(Stage stage READ stage NOTIFY changed FINAL)
    Q_PROPERTY(QString taken READ taken NOTIFY changed FINAL)
    Q_PROPERTY(bool lost READ lost NOTIFY changed FINAL)

public:
    enum class Stage { Away, Asking, Thanks };
    Q_ENUM(Stage)

    /// What was touched stays filled for so long, so that the finger sees what it did; then the next question comes.
    static constexpr core::Millis shownTouch{250};
    static constexpr core::Millis shownThanks{4'000};

    explicit SurveyDesk(Terminal *terminal, QObject *parent = nullptr);

    SurveyRun *run() { return &m_run; }
    Stage stage() const { return m_stage; }
    /// The choice that was touched, until the next question stands there; "-" for a declined one.
    QString taken() const { return m_taken; }
    /// The answer could not be kept: the thanks say so.
    bool lost() const { return m_lost; }

    /// Asks the first question, if there is one to ask.
    void begin(core::Language language);
    /// Forgets the visitor. What was answered so far is kept as it is: leaving is allowed at any time.
    void leave();
    void beat();

public Q_SLOTS:
    /// Takes the choice of the question on the screen; "" declines.
    void choose(const QString &id);
    /// To the question before; leaves at the first one.
    void back();

Q_SIGNALS:
    void changed();
    /// Another question, or another stage.
    void stepped();
    /// It is over: thanked for, or left at the first question.
    void ended();

private:
    void go(Stage stage);
    void giveAnswer();

    Terminal *m_terminal;
    SurveyRun m_run;
    Stopwatch m_since;
    Stage m_stage = Stage::Away;
    QString m_taken;
    bool m_lost = false;
    bool m_giving = false; ///< an answer that was thanked for is on its way to the disk
};

} // namespace talon::kiosk
