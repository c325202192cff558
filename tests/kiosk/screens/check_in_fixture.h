// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ticket_fixture.h"

namespace talon::test {

/// A ticket kiosk, and somebody who has booked before it.
class CheckInFixture : public TicketFixture
{
protected:
    void openCode()
    {
        m_controller->chooseCategory(TicketController::bookingChoice());
        settle();
        QCOMPARE(m_controller->step(), Step::BookingCode);
    }
    void type(const QString &figures)
    {
        for (const QChar figure : figures)
            m_controller->typeCode(QString(figure));
    }
    void enter(const QString &figures)
    {
        type(figures);
        m_controller->enterCode();
        settle();
    }
    kiosk::CheckIn *checkIn() { return m_controller->checkIn(); }
};

} // namespace talon::test
