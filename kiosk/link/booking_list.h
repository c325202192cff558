// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/found_booking.h"

#include "core/journal/events.h"
#include "wire/booking/bookings_document.h"

#include <functional>
#include <map>
#include <string>

namespace talon::kiosk {

/// The bookings as this kiosk knows them: the backend's last list, and the check-ins of its own that the list need not tell of yet.
/// Whoever checks in is looked up here, whether there is a backend or not.
class BookingList
{
public:
    void show(wire::Bookings list) { m_list = std::move(list); }
    const wire::Bookings &shown() const { return m_list; }
    /// Forgets the lists of the days before `first`: what their codes come to is of no more use. False: there are none.
    bool forgetBefore(core::Day first);
    /// A ticket of this kiosk; one without a booking is passed over.
    void add(const core::TicketIssued &issued);

    /// Is there a list for that day?
    bool has(core::Day day) const { return of(day) != nullptr; }
    /// What the visitor's code comes to with the salt of a day: store::code_digest(), some 15 to 60 ms each. Nothing: no memory for it.
    using Digest = std::function<std::optional<std::string>(const std::string &salt)>;
    /// The booking of that code: of today, else of tomorrow.
    FoundBooking find(const Digest &digest, const core::HallRules &rules, core::UtcOffset offset, core::Instant now) const;
    /// The same where nobody knows how wrong the calendar is by which `now` is told: of any day that is here, and whatever the time: who holds the code of
    /// a booking that is neither used nor cancelled is welcome. The backend decides what the slot is worth.
    FoundBooking findOnAnyDay(const Digest &digest, const core::HallRules &rules, core::UtcOffset offset, core::Instant now) const;
    /// The booking of today at that local minute of whose phone these are the last four digits. `tail`: what they come to with the salt of the
    /// day (store::phone_tail()). Of several none that is cancelled while another is not; where more than one is left, with a ticket or
    /// without, nobody can tell them apart here: `several`.
    FoundBooking find_by_phone(int minute, const Digest &tail, const core::HallRules &rules, core::UtcOffset offset, core::Instant now) const;
    /// Is a phone told of any booking of that day?
    bool has_phones(core::Day day) const;

private:
    const wire::BookingDay *of(core::Day day) const;
    static const wire::BookingLine *line(const wire::BookingDay &listed, const Digest &digest);
    FoundBooking found(const wire::BookingLine &line, const core::HallRules &rules, core::UtcOffset offset, core::Instant now) const;
    /// A check-in of this kiosk's own, unless staff have parted its ticket from the booking.
    const core::TicketIssued *own(const wire::BookingLine &line) const;

    wire::Bookings m_list;
    std::map<core::BookingId, core::TicketIssued> m_own;
};

} // namespace talon::kiosk
