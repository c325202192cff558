// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <qqmlregistration.h>

#include "kiosk/link/terminal.h"
#include "kiosk/screens/shared/choice_model.h"
#include "kiosk/screens/shared/wording.h"
#include "kiosk/screens/ticket/copy_rules.h"

namespace talon::kiosk {

/// Somebody who has taken a ticket here today and has lost the paper: the last three figures of its number as far as they are typed, and
/// this kiosk's tickets that end with them, to be told apart by service and time. Knows of no other kiosk's tickets, and asks nobody: it is the
/// same with a backend and without, and a copy of a ticket that is closed does no harm.
class LostTicket : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a controller")
    Q_PROPERTY(QString figures READ figures NOTIFY changed FINAL)
    Q_PROPERTY(int digits READ digits CONSTANT FINAL)
    Q_PROPERTY(bool complete READ complete NOTIFY changed FINAL)
    Q_PROPERTY(bool resting READ resting NOTIFY changed FINAL)
    Q_PROPERTY(QString miss READ miss NOTIFY changed FINAL)
    Q_PROPERTY(talon::kiosk::ChoiceModel *found READ found CONSTANT FINAL)

public:
    explicit LostTicket(Terminal *terminal, QObject *parent = nullptr) : QObject(parent), m_terminal(terminal) {}

    QString figures() const { return m_figures; }
    int digits() const { return 3; }
    bool complete() const { return m_figures.size() == digits(); }
    bool resting() const;
    /// Why the last figures found nothing, and who helps; empty after the next touch of the keypad.
    QString miss() const;
    ChoiceModel *found() { return &m_found; }

    void type(const QString &figure);
    void erase();
    /// True where this kiosk gave such tickets today and prints them again. Figures that lead to none are emptied.
    bool enter(const View &view);
    /// The visitor says which of them it is: it is printed now. Nothing for one that was not found.
    std::optional<GivenTicket> choose(const QString &id);

    /// The same in another language.
    void refresh(const View &view);
    /// Forgets the visitor; what was tried and copied is counted on.
    void reset();
    /// Time has passed: a rest may be over.
    void advance();

Q_SIGNALS:
    void changed();

private:
    Terminal *m_terminal;
    QString m_figures;
    enum class Miss { None, NotHere, NotCopied } m_missed = Miss::None;
    CopyRules m_rules;
    std::vector<GivenTicket> m_tickets;
    ChoiceModel m_found;
};

} // namespace talon::kiosk
