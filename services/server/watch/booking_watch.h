// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking_book.h"
#include "core/hall/hall.h"

#include <optional>
#include <set>
#include <vector>

namespace talon::server {

/// More bookings at one time than windows that take them.
struct CrowdedTime {
    core::Day day{};
    int from = 0;    ///< of the fullest half hour: minutes since local midnight
    int booked = 0;  ///< at once
    int windows = 0; ///< for so many of them
    int halves = 0;  ///< half hours of that day that are so
    bool operator==(const CrowdedTime &) const = default;
};

struct BookingNews {
    std::vector<CrowdedTime> crowded; ///< by day: of today, and of the next day
    int outside = 0; ///< bookings outside the hours of which nobody has decided
    std::set<core::Day> listed{}; ///< days of which a list has brought bookings, whatever became of them
    bool operator==(const BookingNews &) const = default;
};

/// The day after this one on which anybody may come: the first that has hours or bookings, at most core::list_ahead away. On a Friday it is the
/// Monday, so that who is there can still arrange for it.
std::optional<core::Day> next_day(const core::Site &site, const core::BookingBook &book, core::Day today);

/// What staff should know of bookings to come: of today what is not over yet, and of the next day.
BookingNews booking_news(const core::Site &site, const core::BookingBook &book, core::Instant now);

/// The same, worked out anew only when bookings, settings or the half hour are others.
class BookingWatch
{
public:
    const BookingNews &look(const core::Hall &hall, const core::BookingBook &book, core::Instant now);
    int worked_out() const { return m_worked_out; }

private:
    struct Source {
        std::uint64_t book = 0;
        std::int64_t site = 0;
        std::int64_t half = 0;
        bool operator==(const Source &) const = default;
    };
    std::optional<Source> m_source;
    BookingNews m_news;
    int m_worked_out = 0;
};

} // namespace talon::server
