// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <qqmlregistration.h>

#include "kiosk/link/terminal.h"
#include "kiosk/screens/shared/choice_model.h"
#include "kiosk/screens/shared/wording.h"

namespace talon::kiosk {

/// Somebody who has taken a ticket here today and has lost the paper: the last three figures of its number as far as they are typed, and
/// this kiosk's tickets that end with them, to be told apart by service and time. Knows of no other kiosk's tickets.
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
    Q_PROPERTY(QString asked READ asked NOTIFY changed FINAL)

public:
    /// So many tries in a row that find nothing, and the keypad rests: nobody tries all numbers.
    static constexpr int mostMisses = 5;
    static constexpr core::Millis rest{30'000};
    /// A miss that is so old counts no more.
    static constexpr core::Millis forgiven{120'000};

    explicit LostTicket(Terminal *terminal, QObject *parent = nullptr) : QObject(parent), m_terminal(terminal) {}

    QString figures() const { return m_figures; }
    int digits() const { return 3; }
    bool complete() const { return m_figures.size() == digits(); }
    bool resting() const;
    /// Why the last figures found nothing, and who helps; empty after the next touch of the keypad.
    QString miss() const;
    ChoiceModel *found() { return &m_found; }
    /// The ticket of which the backend is asked whether it may still be called; empty: none.
    QString asked() const { return QString::fromStdString(m_asked.value); }

    void type(const QString &figure);
    void erase();
    /// True where this kiosk gave such tickets today. Figures that find nothing are emptied.
    bool enter(const View &view);
    /// The visitor says which of them it is: the backend is asked. False for one that was not found, or while another is asked about.
    bool choose(const QString &id);
    /// The ticket that was asked about, when this is the answer to it.
    std::optional<GivenTicket> answered(const core::TicketId &ticket);

    /// The same in another language.
    void refresh(const View &view);
    /// Forgets the visitor; misses are counted on.
    void reset();
    /// Time has passed: a rest may be over.
    void advance();

Q_SIGNALS:
    void changed();

private:
    Terminal *m_terminal;
    QString m_figures;
    bool m_missed = false;
    int m_misses = 0;
    core::Instant m_lastMiss{};
    std::optional<core::Instant> m_restsUntil;
    std::vector<GivenTicket> m_tickets;
    ChoiceModel m_found;
    core::TicketId m_asked;
};

} // namespace talon::kiosk
