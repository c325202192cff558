// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/booking_list.h"

#include "store/code_digest.h"

#include <algorithm>

namespace talon::kiosk {

void BookingList::add(const core::TicketIssued &issued)
{
    if (issued.booking)
        m_own.insert_or_assign(*issued.booking, issued);
}

const wire::BookingDay *BookingList::of(core::Day day) const
{
    const auto found = std::find_if(m_list.days.begin(), m_list.days.end(), [&](const wire::BookingDay &each) { return each.day == day; });
    return found == m_list.days.end() ? nullptr : &*found;
}

FoundBooking BookingList::find(const QString &code, const core::HallRules &rules, core::UtcOffset offset, core::Instant now) const
{
    const core::Day today = core::local_day(now, offset);
    for (const core::Day day : {today, today + std::chrono::days{1}}) {
        const wire::BookingDay *listed = of(day);
        const auto digest = listed ? store::code_digest(code.toStdString(), listed->salt) : std::nullopt;
        if (!digest)
            continue;
        const auto line = std::find_if(listed->lines.begin(), listed->lines.end(), [&](const wire::BookingLine &each) { return each.code == *digest; });
        if (line == listed->lines.end())
            continue;
        FoundBooking found;
        found.booking.emplace();
        found.booking->id = line->booking;
        found.booking->slot = line->slot;
        found.booking->service = line->service;
        found.booking->state = line->state;
        found.ticket = line->number;
        found.given = line->given;
        if (const auto own = m_own.find(line->booking); own != m_own.end()) {
            found.booking->state = core::BookingState::checked_in;
            found.ticket = own->second.number;
            found.given = own->second.arrival;
        }
        found.verdict = core::check_in_verdict(*found.booking, core::booking_rules(rules), offset, now);
        return found;
    }
    return {};
}

} // namespace talon::kiosk
