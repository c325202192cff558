// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/list_taking.h"

#include <algorithm>

namespace talon::core {

TakenList take_in(const ListDifference &difference, const std::vector<Booking> &made, bool cancel_missing, const BookingBook &book, BookingsImported list)
{
    TakenList taken{{}, std::move(list)};
    const auto take = [&](const Result<BookingEvent, BookingRefusal> &event) {
        if (event)
            taken.events.push_back(*event);
        return event.ok() ? 1 : 0;
    };
    BookingsImported &sum = taken.imported;
    for (const Booking &booking : made)
        sum.added += take(book.make(booking));
    for (const auto &[id, slot] : difference.move)
        sum.moved += take(book.move(id, slot));
    for (const auto &[id, slot] : difference.reopen)
        sum.added += take(book.reopen(id, slot));
    for (const BookingId &id : difference.cancel)
        sum.cancelled += take(book.cancel(id, CancelledBy::import));
    if (cancel_missing)
        for (const BookingId &id : difference.missing)
            sum.cancelled += take(book.cancel(id, CancelledBy::import));
    sum.kept = difference.unchanged;
    sum.refused += static_cast<int>(difference.refused.size());
    return taken;
}

std::size_t keys_of_day(const KnownKeys &known, const ListDifference &difference)
{
    const auto &add = difference.add;
    const auto fresh = std::count_if(add.begin(), add.end(), [&](const ListRow &row) { return !known.contains(row.key); });
    return known.size() + static_cast<std::size_t>(fresh) + difference.adopt.size();
}

Booking booking_of(const ListRow &row, const KnownKeys &known, const BookingBook &book, BookingId fresh)
{
    const auto before = known.find(row.key);
    Booking booking;
    booking.id = before != known.end() && !book.booking(before->second) ? before->second : std::move(fresh);
    booking.slot = row.slot;
    booking.service = row.service;
    booking.visitor_class = row.visitor_class;
    return booking;
}

} // namespace talon::core
