// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/desk_place.h"

#include <algorithm>

namespace talon::core {

std::string_view code_of(PlaceRefusal refusal)
{
    switch (refusal) {
    case PlaceRefusal::unknown_service: return "unknown_service";
    case PlaceRefusal::day_closed: return "booking_day_closed";
    case PlaceRefusal::time_taken: break;
    case PlaceRefusal::book_full: return "booking_book_full";
    }
    return "booking_time_taken";
}

BookableDays bookable_days(const BookingRules &rules, UtcOffset offset, Instant now)
{
    const Day today = local_day(now, offset);
    return {today + std::chrono::days(rules.same_day ? 0 : 1), today + std::chrono::days(rules.horizon_days)};
}

Result<Booking, PlaceRefusal> place(FreePlaces &free, const Site &site, std::int64_t site_revision, const BookingBook &book, const PlaceWish &wish, BookingId id,
                                    Instant now)
{
    const Service *service = site.service(wish.service);
    if (!service || service->retired)
        return Failure{PlaceRefusal::unknown_service};
    const BookableDays days = bookable_days(booking_rules(site.rules), site.utc_offset, now);
    Booking booking;
    booking.id = std::move(id);
    booking.source = BookingSource::desk;
    booking.service = wish.service;
    booking.slot = day_start(wish.day, site.utc_offset) + Minutes{wish.minute};
    if (wish.day < days.first || wish.day > days.last || booking.slot <= now)
        return Failure{PlaceRefusal::day_closed};
    const std::vector<int> times = free.times(site, site_revision, book, wish.day, wish.service, booking.length);
    if (!std::binary_search(times.begin(), times.end(), wish.minute))
        return Failure{PlaceRefusal::time_taken};
    if (!book.make(booking))
        return Failure{PlaceRefusal::book_full};
    return booking;
}

} // namespace talon::core
