// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/terminal.h"

#include <map>

namespace talon::kiosk {

/// The bookings as this kiosk knows them: the backend's last list, and the check-ins of its own that the list need not tell of yet.
/// Whoever checks in is looked up here, whether there is a backend or not.
class BookingList
{
public:
    void show(wire::Bookings list) { m_list = std::move(list); }
    /// A ticket of this kiosk; one without a booking is passed over.
    void add(const core::TicketIssued &issued);

    /// Is there a list for that day?
    bool has(core::Day day) const { return of(day) != nullptr; }
    /// The booking of that code: of today, else of tomorrow. Takes as long as the digests of the code take, some 15 to 60 ms each.
    FoundBooking find(const QString &code, const core::HallRules &rules, core::UtcOffset offset, core::Instant now) const;

private:
    const wire::BookingDay *of(core::Day day) const;

    wire::Bookings m_list;
    std::map<core::BookingId, core::TicketIssued> m_own;
};

} // namespace talon::kiosk
