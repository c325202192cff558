// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/booking.h"

#include <algorithm>

namespace talon::core {

BookingRules booking_rules(const HallRules &rules)
{
    BookingRules all;
    all.late = rules.booked_late;
    all.first_after = rules.booked_first_after;
    all.promise = rules.booked_promise;
    return all;
}

CheckInVerdict check_in_verdict(const Booking &booking, const BookingRules &rules, UtcOffset offset, Instant now)
{
    using enum CheckInVerdict;
    if (booking.state == BookingState::cancelled)
        return cancelled;
    if (booking.state == BookingState::checked_in)
        return used;
    if (local_day(booking.slot, offset) != local_day(now, offset))
        return other_day;
    if (booking.reinstated_until && now <= *booking.reinstated_until)
        return welcome;
    // Missed is what a clock has said, perhaps a wrong one: what counts is the clock now.
    if (now > booking.slot + rules.late)
        return late;
    const bool whole_day = rules.early == Minutes{0};
    return whole_day || now >= booking.slot - rules.early ? welcome : early;
}

Promise promise(Instant slot, Instant arrival, const BookingRules &rules, Instant now)
{
    using enum Promise;
    const Millis waited = now - std::max(slot, arrival);
    const Millis promised = rules.promise;
    if (waited >= promised)
        return broken;
    if (waited * 6 >= promised * 5)
        return alarm;
    return waited * 3 >= promised * 2 ? soon : kept;
}

CalledBetween called_between(Instant slot, const BookingRules &rules)
{
    return {slot - rules.first_after, slot + rules.first_after};
}

} // namespace talon::core
