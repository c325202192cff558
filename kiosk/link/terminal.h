// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First of all: moc 6.4 can't read the standard headers when <compare> (from core) is the first of them.
#include <QDateTime>
#include <QObject>
#include <QString>

#include "core/announce/announcement.h"
#include "core/booking/booking.h"
#include "core/hall/ticket.h"
#include "core/survey/answer.h"
#include "core/values/refusal.h"
#include "kiosk/link/found_booking.h"
#include "kiosk/link/given_ticket.h"
#include "wire/terminals/documents.h"

#include <optional>

namespace talon::kiosk {

/// What the screens know of the rest of the world: the documents held on disk, whether the backend answers, and
/// the giving of tickets. The one seam between a screen's controller and everything below it; a fake of this class is
/// what the screens' tests stand on.
class Terminal : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The last documents, from disk when there is no backend. A version of 0 means that none has ever come.
    virtual const wire::Menu &menu() const = 0;
    virtual const wire::Board &board() const = 0;
    virtual const wire::Calls &calls() const = 0;

    /// What the hall is told, now or later.
    virtual const wire::Messages &messages() const
    {
        static const wire::Messages none;
        return none;
    }
    /// How a display is heard beside others.
    virtual const wire::Voice &voice() const
    {
        static const wire::Voice alone;
        return alone;
    }
    /// Where it stands, as the site names it.
    virtual const std::string &place() const
    {
        static const std::string nowhere;
        return nowhere;
    }

    virtual bool online() const = 0;
    /// Since when the backend has not answered; meaningful while not online().
    virtual core::Instant offlineSince() const = 0;
    /// The clock of the screens: the terminal's own.
    virtual core::Instant now() const = 0;
    /// now() is the earliest that it can be, and no reason to call the hall closed: the calendar is dead.
    virtual bool timeInDoubt() const { return false; }

    /// The backend takes no tickets of this device, so that nobody would call one: none is given.
    virtual bool setAside() const { return false; }

    /// Gives a ticket: answers with exactly one given() or refused(). One at a time: a second call while one is
    /// under way is ignored.
    virtual void giveTicket(const core::ServiceId &service, const core::ClassId &visitorClass,
                            core::Language language) = 0;

    /// So that staff know which visitor has no paper. Nothing is told of copies: they tell nobody who holds the first piece.
    virtual void noteReceipt(const core::TicketId &, core::Instant /*issued*/, ReceiptFate) {}

    /// This kiosk has given tickets today: somebody may have lost one.
    virtual bool gaveTickets() const { return false; }
    /// Those of them whose number ends with these three figures, the newest first. Others' tickets are known to no kiosk.
    virtual std::vector<GivenTicket> ownTickets(const QString & /*figures*/) const { return {}; }

    /// This kiosk holds a list of bookings or has held one: whoever has booked may come here, also on a day whose list is not there.
    virtual bool takesBookings() const { return false; }
    /// Of today: without it nobody's code can be known.
    virtual bool hasTodaysBookings() const { return false; }
    virtual FoundBooking findBooking(const QString &) const { return {}; }
    /// Phones are told of today's bookings: a visitor without the code is known by the time and the last four digits.
    virtual bool knowsPhones() const { return false; }
    /// The booking of today at that local minute, 0…1439, of whose phone these are the last four digits.
    virtual FoundBooking findBookingByPhone(int, const QString &) const { return {}; }
    /// Gives the ticket of somebody who has booked, as giveTicket() does, but at any hour.
    virtual void checkIn(const core::Booking &, const core::ClassId &, core::Language) {}

    /// What visitors are asked now; without a form nothing.
    virtual const wire::Survey &survey() const
    {
        static const wire::Survey none;
        return none;
    }
    /// Keeps an answer to this form for the backend: answers with exactly one answerKept().
    virtual void giveAnswer(const core::survey::Form &, const core::survey::Answer &) {}

Q_SIGNALS:
    void menuChanged();
    void surveyChanged();
    /// The answer is on this terminal's disk, or could not be kept.
    void answerKept(bool durable);
    void boardChanged();
    void callsChanged();
    void messagesChanged();
    void voiceChanged();
    void bookingsChanged();
    void onlineChanged();
    void setAsideChanged();
    void given(const talon::kiosk::GivenTicket &ticket);
    void refused(talon::core::Refusal refusal);
    /// The kiosk's own disk failed: it gives no tickets until it has been restarted.
    void failed(const QString &sentence);
};

} // namespace talon::kiosk
