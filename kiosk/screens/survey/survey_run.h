// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariantList>
#include <qqmlregistration.h>

#include "kiosk/link/terminal.h"

namespace talon::kiosk {

/// One visitor's way through a survey: one question at a time, one touch for an answer. What a kiosk cannot ask (words, figures, many choices)
/// is left to phones; what hangs on an answer is asked where that was given. Forgets everything with clear().
class SurveyRun : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a controller")
    Q_PROPERTY(QString survey READ survey NOTIFY changed FINAL)
    Q_PROPERTY(QString question READ question NOTIFY changed FINAL)
    Q_PROPERTY(QString position READ position NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList choices READ choices NOTIFY changed FINAL)
    Q_PROPERTY(QString decline READ decline NOTIFY changed FINAL)
    Q_PROPERTY(bool first READ first NOTIFY changed FINAL)

public:
    using QObject::QObject;

    /// Can a kiosk ask anything of this survey?
    static bool offers(const wire::Survey &survey);

    /// Begins with the first question of the form; in this language from now on.
    void begin(const core::survey::Form &form, core::Language language);
    void setLanguage(core::Language language);
    void clear();

    bool running() const { return !m_asked.empty(); }
    /// Some question was answered or declined.
    bool begun() const { return !m_answer.empty(); }
    QString survey() const;   ///< «Оцените, как вас обслужили»
    QString question() const; ///< «Время ожидания в очереди»
    QString position() const; ///< «Вопрос 2 из 5»
    /// {id, text, sign, chosen}, the best first; sign: "5"…"1" of a scale, else empty.
    QVariantList choices() const;
    QString decline() const; ///< «Затрудняюсь ответить»; empty where it is not offered
    bool first() const { return m_asked.size() == 1; }

    /// Takes the choice; "" declines. False: it is none of those offered.
    bool choose(const QString &id);
    /// Asks the next question; false when that was the last one.
    bool next();
    /// Back to the question before; false at the first one.
    bool back();
    /// What was said so far.
    const core::survey::Answer &answer() const { return m_answer; }
    const core::survey::Form &form() const { return m_form; }

Q_SIGNALS:
    void changed();

private:
    const core::survey::Question &asked() const { return m_form.questions[m_asked.back()]; }
    std::vector<std::size_t> ahead() const;

    core::survey::Form m_form;
    core::survey::Answer m_answer;
    std::vector<std::size_t> m_asked; ///< the questions so far, the one on the screen last
    core::Language m_language = core::Language::ru;
};

} // namespace talon::kiosk
