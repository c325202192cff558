// SPDX-License-Identifier: GPL-3.0-or-later
// What a kiosk does for who has booked, with a link and without.
#include "kiosk/link/kiosk_terminal.h"

#include "kiosk/link/clock.h"
#include "store/code_digest.h"
#include "store/phone_tail.h"

#include <QDir>
#include <QFile>

#include <utility>

namespace talon::kiosk {

namespace {

/// Kept when the first list comes: of lists themselves nothing stays when their days are over.
QString listedFile(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("bookings-listed"));
}

} // namespace

bool KioskTerminal::everListed(const QString &folder)
{
    return QFile::exists(listedFile(folder));
}

bool KioskTerminal::takesBookings() const
{
    return m_desk && m_listed;
}

void KioskTerminal::showBookings(const wire::Bookings &list, std::int64_t version)
{
    m_bookings.show(list);
    m_bookingsVersion = version;
    if (!list.days.empty() && !std::exchange(m_listed, true))
        m_keeper.keep(listedFile(m_folder), QByteArrayLiteral("1\n"));
    Q_EMIT bookingsChanged();
}

bool KioskTerminal::forgetPastBookings()
{
    // How far ahead a calendar may be that the backend has not confirmed in this run, without costing today's list.
    constexpr std::chrono::days ahead{2};
    if (timeInDoubt() || !m_bookings.forgetBefore(m_time.confirmed() ? today() : today() - ahead))
        return false;
    m_shelf.save({.version = m_bookingsVersion, .body = m_bookings.shown()});
    Q_EMIT bookingsChanged();
    return true;
}

FoundBooking KioskTerminal::findBooking(const QString &code) const
{
    const auto digest = [code = code.toStdString()](const std::string &salt) { return store::code_digest(code, salt); };
    FoundBooking found = m_bookings.find(digest, m_menu.site.rules, m_menu.site.utc_offset, now());
    if (m_time.confirmed() || (found.booking && !timeInDoubt()))
        return found;
    return m_bookings.findOnAnyDay(digest, m_menu.site.rules, m_menu.site.utc_offset, now());
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
