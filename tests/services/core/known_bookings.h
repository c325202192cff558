// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/list_taking.h"

// Bookings of one day and the keys that a list knows them by.

namespace talon::core::test {

inline constexpr UtcOffset moscow{180};
inline constexpr Day day = std::chrono::year{2027} / 3 / 2;
inline const ServiceId declarations{"declarations"}, debts{"debts"};
inline const std::vector<ServiceId> services{declarations, debts};

inline Instant at(int hour, int minute = 0)
{
    return day_start(day, moscow) + Minutes{hour * 60 + minute};
}

inline ListRow row(int line, std::string key, Instant slot)
{
    return {line, std::move(key), slot, declarations, ClassId{"ordinary"}, false};
}

/// A book of so many bookings at ten, known by the keys k0, k1, …
struct Known {
    BookingBook book;
    KnownKeys keys;

    explicit Known(int count)
    {
        for (int i = 0; i < count; ++i)
            add("k" + std::to_string(i), at(10));
    }
    BookingId add(const std::string &key, Instant slot)
    {
        Booking booking;
        booking.id = BookingId{"B" + key};
        booking.slot = slot;
        booking.service = declarations;
        book.apply(BookingMade{booking});
        keys[key] = booking.id;
        return booking.id;
    }
    ListDifference with(const std::vector<ListRow> &list) const { return difference(list, book, keys, services, day, moscow); }

    /// What a person who said yes to all of it would have done.
    BookingsImported apply(const ListDifference &found, bool cancel_missing = false)
    {
        std::vector<Booking> made;
        for (const ListRow &each : found.add) {
            made.push_back(booking_of(each, keys, book, BookingId{"F" + each.key}));
            keys[each.key] = made.back().id;
        }
        for (const auto &[key, id] : found.adopt)
            keys[key] = id;
        const TakenList taken = take_in(found, made, cancel_missing, book, {day, "file", 12, 0, 0, 0, 0, 2});
        for (const BookingEvent &event : taken.events)
            book.apply(event);
        return taken.imported;
    }
};

inline std::vector<ListRow> all_of(int count)
{
    std::vector<ListRow> rows;
    for (int i = 0; i < count; ++i)
        rows.push_back(row(i + 2, "k" + std::to_string(i), at(10)));
    return rows;
}

} // namespace talon::core::test
