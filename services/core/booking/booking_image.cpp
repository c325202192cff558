// SPDX-License-Identifier: GPL-3.0-or-later
// A book as plain values, and what is left of days that are over.
#include "core/booking/booking_book.h"

#include <algorithm>

namespace talon::core {

BookingBookImage BookingBook::image() const
{
    const auto &[all, earlier, claims, past, revision] = *this;
    static_cast<void>(revision); // counts changes of this book alone
    BookingBookImage image;
    for (const auto &[id, booking] : all)
        image.bookings.push_back(booking);
    for (const auto &[id, slots] : earlier)
        for (const Instant slot : slots)
            image.earlier_slots.push_back({id, slot});
    for (const auto &[id, claim] : claims)
        image.claims.push_back({id, claim.device, claim.at});
    for (const auto &[day, sums] : past)
        image.past.push_back({day, sums});
    return image;
}

Result<BookingBook, std::string> BookingBook::from(const BookingBookImage &image)
{
    BookingBook book;
    for (const Booking &booking : image.bookings)
        if (!book.m_bookings.try_emplace(booking.id, booking).second)
            return Failure{"there twice is booking " + booking.id.value};
    for (const auto &[booking, slot] : image.earlier_slots) {
        if (!book.m_bookings.contains(booking))
            return Failure{"an earlier slot is of an unknown booking, " + booking.value};
        book.m_earlier_slots[booking].push_back(slot);
    }
    for (const auto &[booking, device, at] : image.claims)
        if (!book.m_bookings.contains(booking) || !book.m_claims.try_emplace(booking, Claim{device, at}).second)
            return Failure{"a claim is of an unknown booking, or there twice, " + booking.value};
    for (const auto &[day, sums] : image.past)
        if (!book.m_past.try_emplace(day, sums).second)
            return Failure{std::string("a past day is there twice")};
    return book;
}

void BookingBook::forget_before(Day day, UtcOffset offset)
{
    std::map<Day, PastDay> gone_days;
    std::erase_if(m_bookings, [&](const auto &each) {
        const Day of = local_day(each.second.slot, offset);
        const bool gone = of < day;
        if (gone) {
            PastDay &sums = gone_days[of];
            const bool cancelled = each.second.state == BookingState::cancelled;
            sums.booked += !cancelled;
            sums.came += each.second.state == BookingState::checked_in;
            sums.cancelled += cancelled;
            m_earlier_slots.erase(each.first);
            m_claims.erase(each.first);
        }
        return gone;
    });
    for (const auto &[of, sums] : gone_days) {
        // A day that a wrong clock had closed comes to its end again, with the same bookings from the same list.
        PastDay &kept = m_past[of];
        kept.booked = std::max(kept.booked, sums.booked);
        kept.came = std::min(kept.booked, kept.came + sums.came);
        kept.cancelled = std::max(kept.cancelled, sums.cancelled);
    }
    while (m_past.size() > max_past_days)
        m_past.erase(m_past.begin());
    ++m_revision.number;
}

} // namespace talon::core
