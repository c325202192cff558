// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <qqmlregistration.h>

#include "kiosk/link/enrol_fault.h"
#include "kiosk/screens/setup/setup_situation.h"

namespace talon::kiosk {

/// What a specialist sees of a terminal, and the code that he types on the glass or on a keyboard; visitors who pass by are told where to go. It
/// decides what is shown; who trades the code in tells how that went.
class SetupController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(Step step READ step NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)
    Q_PROPERTY(QString said READ said NOTIFY changed FINAL)
    Q_PROPERTY(QString code READ code NOTIFY changed FINAL)
    Q_PROPERTY(bool complete READ complete NOTIFY changed FINAL)
    Q_PROPERTY(bool closable READ closable CONSTANT FINAL)
    Q_PROPERTY(bool codeOffered READ codeOffered CONSTANT FINAL)
    Q_PROPERTY(bool rollOffered READ rollOffered NOTIFY changed FINAL)
    Q_PROPERTY(bool rollNoted READ rollNoted NOTIFY changed FINAL)
    Q_PROPERTY(QStringList facts READ facts NOTIFY changed FINAL)
    Q_PROPERTY(QString about READ about NOTIFY changed FINAL)
    Q_PROPERTY(QStringList keys READ keys CONSTANT FINAL)

public:
    using Situation = SetupSituation;

    explicit SetupController(Situation situation, QObject *parent = nullptr) : QObject(parent), m_situation(std::move(situation)) {}

    /// Overview: how a terminal is that works. Code: one is typed. Asking: it is on its way. Stuck: no code helps here.
    enum class Step { Overview, Code, Asking, Stuck };
    Q_ENUM(Step)
    Step step() const;
    QString title() const;
    /// What is to be done; and while it is asked, what is waited for.
    QString text() const;
    /// What became of the last code; empty after the next key.
    QString said() const;
    /// What is typed so far, in groups of four: «7ZK3-M9».
    QString code() const;
    bool complete() const { return m_typed.size() == length(); }
    /// The terminal works without it: the screen can be left.
    bool closable() const { return m_situation.reason == SetupReason::Asked; }
    /// Its server has a key that could be another one day.
    bool codeOffered() const { return m_situation.tls; }
    bool rollOffered() const { return m_situation.roll; }
    /// Somebody has just said that the roll is new.
    bool rollNoted() const { return m_rollNoted; }
    /// Of the terminal, a line each.
    QStringList facts() const;
    /// What a small print has room for: its server, where one is known, and its program, a line each.
    QString about() const;
    /// The characters of a code.
    QStringList keys() const;

    /// A code that was not typed here: it is on its way already.
    void begin(const QString &code);
    /// The server does not answer yet; it is asked again.
    void onWaiting();
    void onFailed(EnrolFault fault);
    /// Told while the screen is there.
    void setLink(bool online, bool stranger);
    void setPaper(std::optional<int> tickets);

public Q_SLOTS:
    /// A key, or what a keyboard or a scanner of keys types: case, dashes and look-alikes (O for 0, I and L for 1) do not matter.
    void type(const QString &text);
    void erase();
    void enter();
    /// Another code instead of the one on its way.
    void again();
    /// A code for a terminal that works.
    void openCode();
    void newRoll();
    /// From the code to the overview, and from there to the visitors' screens.
    void back();

Q_SIGNALS:
    void changed();
    /// Somebody is there.
    void touched();
    void codeEntered(const QString &code);
    /// What was on its way is wanted no more.
    void givenUp();
    void rollChanged();
    void closed();

private:
    static constexpr int group = 4;
    int length() const;
    QString serverLine() const;
    static QString faultText(EnrolFault fault);
    static QString roleName(const QString &role);

    Situation m_situation;
    QString m_typed;
    bool m_typing = false; ///< Asked: the overview was left for a code
    bool m_rollNoted = false;
    bool m_asking = false;
    bool m_waiting = false;
    std::optional<EnrolFault> m_fault;
};

} // namespace talon::kiosk
