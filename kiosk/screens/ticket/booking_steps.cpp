// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a visitor who has booked: code, confirmation, ticket; and every way out of it.
#include "kiosk/screens/ticket/ticket_controller.h"

namespace talon::kiosk {

void TicketController::typeCode(const QString &figure)
{
    if (at(Step::BookingCode))
        m_checkIn.type(figure);
}

void TicketController::eraseCode()
{
    if (at(Step::BookingCode))
        m_checkIn.erase();
}

void TicketController::enterCode()
{
    if (!at(Step::BookingCode))
        return;
    const auto opened = m_checkIn.enter(view());
    if (opened != CheckIn::Opened::Nothing)
        go(opened == CheckIn::Opened::Booking ? Step::Booking : Step::BookingRefused);
}

/// Heard where somebody may hold a confirmation before the kiosk, and nobody is in the middle of a ticket or an answer. Whose ticket stands there
/// has it and goes; the next one need not wait.
bool TicketController::hearsScanner() const
{
    switch (m_step) {
    case Step::Welcome:
    case Step::Service:
    case Step::VisitorClass:
    case Step::BookingCode:
    case Step::Booking:
    case Step::BookingRefused:
    case Step::Refused:
    case Step::Ticket: return m_terminal->takesBookings();
    default: return false;
    }
}

void TicketController::scanned(const QString &text)
{
    if (!hearsScanner() || (m_step == Step::Ticket && !m_checkIn.isNext(text)))
        return;
    if (m_step == Step::Ticket)
        finish();
    const auto opened = m_checkIn.scan(text, view());
    if (opened == CheckIn::Opened::Nothing) {
        if (!m_checkIn.miss().isEmpty() && m_step != Step::BookingCode)
            go(Step::BookingCode);
        else
            startIdle();
        return;
    }
    m_comfort.setOpen(false);
    go(opened == CheckIn::Opened::Booking ? Step::Booking : Step::BookingRefused);
    if (opened == CheckIn::Opened::Booking)
        issueBooking(); // whoever holds the paper has said that it is theirs
}

void TicketController::issueBooking()
{
    m_service = m_checkIn.booking()->service;
    go(Step::Issuing);
    m_terminal->checkIn(*m_checkIn.booking(), m_preference.visitorClass(), m_language);
}

void TicketController::takeBooking()
{
    if (!at(Step::Booking) || !m_checkIn.booking())
        return;
    issueBooking();
}

void TicketController::withoutCode()
{
    if (!at(Step::BookingCode))
        return;
    m_checkIn.withoutCode();
    unsettle();
}

/// To the first screen and its services: it is the same visitor.
void TicketController::leaveCode()
{
    m_begun = true;
    m_checkIn.reset();
    go(Step::Welcome);
}

void TicketController::queueInstead()
{
    if (at(Step::BookingCode))
        return leaveCode();
    if (!at(Step::BookingRefused) || !m_checkIn.queueOffered())
        return;
    m_service = m_checkIn.booking()->service;
    go(Step::Issuing);
    m_terminal->giveTicket(m_service, m_preference.visitorClass(), m_language);
}

/// The backend has heard what this kiosk's list does not tell yet.
bool TicketController::onBookingRefused(core::Refusal refusal)
{
    using Verdict = core::CheckInVerdict;
    const bool told = refusal == core::Refusal::booking_used || refusal == core::Refusal::booking_cancelled || refusal == core::Refusal::booking_late;
    if (!told || !m_checkIn.booking())
        return false;
    m_checkIn.refuse(refusal == core::Refusal::booking_used        ? Verdict::used
                         : refusal == core::Refusal::booking_late ? Verdict::late
                                                                  : Verdict::cancelled,
                     view());
    go(Step::BookingRefused);
    return true;
}

} // namespace talon::kiosk
