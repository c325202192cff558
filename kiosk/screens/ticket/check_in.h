// SPDX-License-Identifier: GPL-3.0-or-later
// Long because a screen sees all of its state in one object.
#pragma once

#include <QObject>
#include <qqmlregistration.h>

#include "kiosk/link/terminal.h"
#include "kiosk/screens/shared/wording.h"
#include "kiosk/screens/ticket/keypad_rest.h"
#include "kiosk/screens/ticket/refusal_text.h"

namespace talon::kiosk {

/// Somebody who has booked: what is typed so far of the code, or, without one, of the time and the phone; the booking that it opens, or why it
/// opens none. No name is ever shown.
class CheckIn : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a controller")
    Q_PROPERTY(QString code READ code NOTIFY codeChanged FINAL)
    Q_PROPERTY(int digits READ digits NOTIFY codeChanged FINAL)
    Q_PROPERTY(Asked asked READ asked NOTIFY codeChanged FINAL)
    Q_PROPERTY(bool phoneOffered READ phoneOffered NOTIFY codeChanged FINAL)
    Q_PROPERTY(bool complete READ complete NOTIFY codeChanged FINAL)
    Q_PROPERTY(bool resting READ resting NOTIFY codeChanged FINAL)
    Q_PROPERTY(bool listMissing READ listMissing NOTIFY codeChanged FINAL)
    Q_PROPERTY(QString miss READ miss NOTIFY codeChanged FINAL)
    Q_PROPERTY(QString typed READ typed NOTIFY codeChanged FINAL)
    Q_PROPERTY(QString bookedAt READ bookedAt NOTIFY codeChanged FINAL)
    Q_PROPERTY(QString time READ time NOTIFY changed FINAL)
    Q_PROPERTY(QString service READ service NOTIFY changed FINAL)
    Q_PROPERTY(talon::kiosk::RefusalText refusal READ refusal NOTIFY changed FINAL)
    Q_PROPERTY(bool queueOffered READ queueOffered NOTIFY changed FINAL)

public:
    /// A scanner reads a code that is held before it again and again.
    static constexpr core::Millis betweenScans{1'000};

    explicit CheckIn(Terminal *terminal, QObject *parent = nullptr) : QObject(parent), m_terminal(terminal)
    {
        connect(terminal, &Terminal::bookingsChanged, this, &CheckIn::codeChanged);
    }

    /// What the keypad is for just now: the code; or the booked time, four figures, and then the phone's last four.
    enum class Asked { Code, Time, Phone };
    Q_ENUM(Asked)
    Asked asked() const { return m_asked; }
    /// A visitor without the code can be known by phone.
    bool phoneOffered() const { return m_terminal->knowsPhones(); }
    /// The visitor has no code: the time is asked for.
    void withoutCode();
    /// Back to what was asked before; false: nothing was.
    bool stepBack();

    QString code() const { return m_code; }
    /// As it is to be read: of a time with its colon, «1:03».
    QString typed() const;
    /// The time that was typed before the phone, «10:30».
    QString bookedAt() const;
    int digits() const { return m_asked == Asked::Code ? m_terminal->menu().site.rules.booking_digits : 4; }
    /// Of a time three figures do: 930 is 9:30.
    bool complete() const { return m_code.size() >= (m_asked == Asked::Time ? 3 : digits()); }
    bool resting() const;
    /// Why the last code opened nothing, and what to do; empty after the next touch of the keypad.
    QString miss() const;

    /// The last code was looked for in vain, and today's list is not here: the ordinary queue is the way on.
    bool listMissing() const;

    void type(const QString &figure);
    void erase();
    enum class Opened { Nothing, Booking, Refusal };
    /// A code that was scanned, all of it. It counts as no miss of the keypad, and goes on while that one rests. Two within a second are one.
    Opened scan(const QString &text, const View &view);
    /// While the ticket of the visitor before stands there: is this the code of another booking than that one's? Whose paper is still held
    /// before the scanner, and what is no code of a booking, is passed over.
    bool isNext(const QString &text);
    /// Something was scanned, and no booking's code.
    bool foreign() const { return m_foreign; }
    /// What the code opens. A miss empties it.
    Opened enter(const View &view);

    const std::optional<core::Booking> &booking() const { return m_found.booking; }
    QString time() const { return m_time; }
    QString service() const { return m_service; }
    RefusalText refusal() const { return m_refusal; }
    /// A ticket of the ordinary queue for the same service is the way on.
    bool queueOffered() const;

    /// The backend knows better than this kiosk's list.
    void refuse(core::CheckInVerdict verdict, const View &view);
    /// The same in another language.
    void refresh(const View &view);
    /// Forgets what was found: the same is asked for once more.
    void again();
    /// Forgets the visitor; misses are counted on.
    void reset();
    /// Time has passed: a rest may be over.
    void advance();

Q_SIGNALS:
    void codeChanged();
    void changed();

private:
    Opened open(FoundBooking found, const View &view);
    Opened takeTime();
    bool isCode(const QString &text) const;
    bool scannedJustNow() const;
    void forgetMiss() { m_missed = m_foreign = m_several = m_closed = false; }
    /// Is anything served at that minute, today or as on every such day of the week?
    bool hasHours(int minute) const;
    void ask(Asked what);
    void describe(const View &view);

    Terminal *m_terminal;
    Asked m_asked = Asked::Code;
    int m_minute = 0; ///< of the booked time
    QString m_code;
    bool m_missed = false;
    bool m_several = false; ///< the time and the phone are those of more than one booking
    bool m_closed = false;  ///< at the time that was typed nobody is served
    bool m_foreign = false;
    core::Instant m_lastScan{};
    QString m_scanned; ///< by this visitor, the last that was a code
    KeypadRest m_rest;
    FoundBooking m_found;
    QString m_time;
    QString m_service;
    RefusalText m_refusal;
};

} // namespace talon::kiosk
