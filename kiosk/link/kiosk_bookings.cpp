// SPDX-License-Identifier: GPL-3.0-or-later
// What a kiosk does for who has booked, with a link and without.
#include "kiosk/link/kiosk_terminal.h"

#include "kiosk/link/clock.h"
#include "store/code_digest.h"
#include "store/phone_tail.h"

namespace talon::kiosk {

bool KioskTerminal::takesBookings() const
{
    return m_desk && (m_bookings.has(today()) || m_bookings.has(today() + std::chrono::days{1}));
}

FoundBooking KioskTerminal::findBooking(const QString &code) const
{
    const auto digest = [code = code.toStdString()](const std::string &salt) { return store::code_digest(code, salt); };
    return m_bookings.find(digest, m_menu.site.rules, m_menu.site.utc_offset, now());
}

FoundBooking KioskTerminal::findBookingByPhone(int minute, const QString &digits) const
{
    const auto tail = [minute, digits = digits.toStdString()](const std::string &salt) { return store::phone_tail(digits, minute, salt); };
    return m_bookings.find_by_phone(minute, tail, m_menu.site.rules, m_menu.site.utc_offset, now());
}

void KioskTerminal::checkIn(const core::Booking &booking, const core::ClassId &visitorClass, core::Language language)
{
    if (!m_desk || m_desk->busy())
        return;
    const core::Service *wanted = m_menu.site.service(booking.service);
    if (!wanted || !m_menu.site.visitor_class(visitorClass)) {
        Q_EMIT refused(wanted ? core::Refusal::unknown_class : core::Refusal::unknown_service);
        return;
    }
    m_desk->give(*wanted, visitorClass, language, today(), std::pair(booking.id, booking.slot));
}

} // namespace talon::kiosk
