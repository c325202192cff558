// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking_book.h"
#include "core/booking/day_plan.h"

namespace talon::core {

/// The times at which visits may begin, by day and service. A day is worked out when it is first asked for, and forgotten when the book or the
/// site is another: between two bookings many people look at the same days.
class FreePlaces
{
public:
    /// Minutes since local midnight, rising, on the grid; empty where the service is not given, or all is taken. `site_revision` tells one site
    /// from another; `length` more than nothing.
    std::vector<int> times(const Site &site, std::int64_t site_revision, const BookingBook &book, Day day, const ServiceId &service, Minutes length);

private:
    struct Source {
        std::uint64_t book = 0;
        std::int64_t site = 0;
        bool operator==(const Source &) const = default;
    };
    void turn_to(const Site &site, const BookingBook &book);

    std::optional<Source> m_source;
    int m_grid = 0;                                        ///< minutes
    std::map<Day, std::vector<TakenPlace>> m_taken;
    std::map<Day, std::map<ServiceId, std::vector<int>>> m_open; ///< the steps of days that were asked for
};

} // namespace talon::core
