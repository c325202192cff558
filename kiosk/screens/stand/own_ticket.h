// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Qt first: moc 6.4 can't read the standard headers when those that core brings come first.
#include <QObject>
#include <QStringList>
#include <qqmlregistration.h>

#include "kiosk/link/terminal.h"
#include "kiosk/screens/shared/wording.h"

namespace talon::kiosk {

/// The ticket of whoever stands at an information stand: its number as far as it is typed, and, once it is whole, whether it is called.
/// The number says nothing of a person, and is forgotten with them.
class OwnTicket : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a controller")
    Q_PROPERTY(QString typed READ typed NOTIFY changed FINAL)
    Q_PROPERTY(QStringList letters READ letters NOTIFY changed FINAL)
    Q_PROPERTY(bool complete READ complete NOTIFY changed FINAL)
    Q_PROPERTY(QString number READ number NOTIFY changed FINAL)
    Q_PROPERTY(QString note READ note NOTIFY changed FINAL)
    Q_PROPERTY(bool told READ told NOTIFY changed FINAL)
    Q_PROPERTY(bool waits READ waits NOTIFY changed FINAL)
    Q_PROPERTY(QString calledNumber READ calledNumber NOTIFY changed FINAL)
    Q_PROPERTY(QString window READ window NOTIFY changed FINAL)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed FINAL)

public:
    using QObject::QObject;

    QString typed() const;         ///< «А02», «2А»
    QStringList letters() const;   ///< single ones, of which those of the hall's services consist, as they stand on tickets
    bool complete() const;         ///< what is typed is a number
    QString number() const;        ///< «А023», of the ticket that is waited for; empty: of none
    QString note() const;          ///< «Ждём вызова», «Вызывали в 14:05, окно 12»
    bool told() const { return m_told.has_value(); }
    bool waits() const { return m_waits; } ///< of what is told: the window still waits
    QString calledNumber() const;
    QString window() const;
    QString sentence() const;      ///< «Ваш талон А023 вызван, окно 12»; empty when nothing is told

    /// A single letter of the hall, or a figure: before the letter of a kiosk's own series, behind it of the number. Anything else, and what
    /// a number cannot have there, is passed over; another letter takes the place of the first, where the two are none of the hall's.
    void type(const QString &key);
    void erase();
    /// Waits for the call of what is typed. False: it is no number yet.
    bool watch();
    /// Whoever was told has seen it; a further call is told again.
    Q_INVOKABLE void understood();
    void forget();

    /// The menu and the calls as they are now. What was told stays, until it is understood or called anew.
    void look(const wire::Menu &menu, const wire::Calls &calls, const View &view);

Q_SIGNALS:
    void changed();
    /// It is called, or called again: the moment for a sound.
    void called();

private:
    std::optional<core::TicketNumber> whole() const;
    bool known(core::Letter letter) const; ///< a service has it
    void typeLetter(core::Letter single);
    bool find(const wire::Calls &calls); ///< a call that was not told yet

    QString m_prefix;
    std::optional<core::Letter> m_letter;
    QString m_figures;
    std::vector<core::Letter> m_letters;
    std::optional<core::TicketNumber> m_number;
    std::optional<core::Call> m_last; ///< the newest call of it today
    std::optional<core::Call> m_told; ///< over the page
    std::int64_t m_understood = 0;    ///< the call that was understood
    bool m_waits = false;
    View m_view;
};

} // namespace talon::kiosk
