// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/free_places.h"

#include "core/booking/day_load.h"
#include "core/site/calendar.h"

#include <algorithm>

namespace talon::core {

void FreePlaces::turn_to(const Site &site, const BookingBook &book)
{
    m_open.clear();
    m_taken.clear();
    m_grid = static_cast<int>(booking_rules(site.rules).grid.count());
    for (const auto &[id, booking] : book.bookings())
        if (booking.state != BookingState::cancelled && !outside(site, booking))
            m_taken[local_day(booking.slot, site.utc_offset)].push_back({booking.service, local_minute(booking.slot, site.utc_offset), booking.length});
}

std::vector<int> FreePlaces::times(const Site &site, std::int64_t site_revision, const BookingBook &book, Day day, const ServiceId &service, Minutes length)
{
    const Source source{book.revision(), site_revision};
    if (m_source != source) {
        turn_to(site, book);
        m_source = source;
    }
    auto known = m_open.find(day);
    if (known == m_open.end()) {
        const auto taken = m_taken.find(day);
        const DayPlan plan(planned_windows(site, day), booking_rules(site.rules), taken == m_taken.end() ? std::vector<TakenPlace>() : taken->second);
        known = m_open.emplace(day, plan.open_steps()).first;
    }
    const auto open = known->second.find(service);
    if (open == known->second.end())
        return {};
    // A visit covers so many steps, each of which must be open: they stand one after the other then.
    const auto steps = static_cast<std::size_t>((static_cast<int>(length.count()) + m_grid - 1) / m_grid);
    const std::vector<int> &all = open->second;
    std::vector<int> times;
    for (std::size_t i = 0; steps > 0 && i + steps <= all.size(); ++i)
        if (all[i + steps - 1] - all[i] == static_cast<int>(steps - 1) * m_grid)
            times.push_back(all[i]);
    return times;
}

} // namespace talon::core
