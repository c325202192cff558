// SPDX-License-Identifier: GPL-3.0-or-later
// What ticket kiosks check in by, and when it goes out to them.
#include "server/booking/booking_service.h"

#include "wire/json/limits.h"

namespace talon::server {

wire::Bookings BookingService::list() const
{
    const core::Hall &hall = m_hall.hall();
    const core::BookingBook &book = m_hall.bookings();
    wire::Bookings list;
    for (const core::Day day : {m_hall.today(), m_hall.today() + std::chrono::days(1)}) {
        const auto *codes = m_codes.day(day);
        if (!codes || codes->codes.empty())
            continue;
        wire::BookingDay &listed = list.days.emplace_back();
        listed.day = day;
        listed.salt = codes->salt;
        for (const auto &[digest, id] : codes->codes) {
            const core::Booking *booking = book.booking(id);
            if (!booking || listed.lines.size() == wire::max_day_bookings)
                continue;
            wire::BookingLine &line = listed.lines.emplace_back(wire::BookingLine{id, booking->slot, booking->service, booking->state, digest, {}, {}});
            const core::Ticket *ticket = booking->tickets.empty() ? nullptr : hall.ticket(booking->tickets.front());
            if (ticket) {
                line.number = ticket->number;
                line.given = ticket->arrival;
            }
        }
    }
    return list;
}

void BookingService::look()
{
    const core::Instant now = m_hall.now();
    m_lists.forget_old(now);
    if (m_codes.forget_before(m_hall.today() - std::chrono::days(1)))
        (void)m_work.start([path = m_codes.path(), text = m_codes.text()] { (void)CodeFile::write(path, text); }, [] {}); // else with the next list
    if (m_published && now - m_published_at < pause && now >= m_published_at)
        return;
    wire::Bookings fresh = list();
    if (m_published == fresh || (!m_published && fresh.days.empty()))
        return;
    m_publish(fresh);
    m_published = std::move(fresh);
    m_published_at = now;
}

} // namespace talon::server
