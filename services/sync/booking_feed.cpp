// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/booking_feed.h"

namespace talon::sync {

std::optional<wire::Bookings> BookingFeed::look(const core::Inspectorate &durable, const wire::CodeBook &codes, std::uint64_t codes_revision,
                                                core::Day today, core::Instant now)
{
    // A clock that was set back must not lengthen a pause.
    if (m_published_at && now - *m_published_at < pause && now >= *m_published_at)
        return std::nullopt;
    const Source source{durable.bookings.revision(), codes_revision, today};
    if (m_source == source)
        return std::nullopt;
    m_source = source;
    ++m_made;
    wire::Bookings fresh = wire::make_bookings(codes, durable.bookings, durable.hall, today);
    if (m_published == fresh || (!m_published && fresh.days.empty()))
        return std::nullopt;
    m_published_at = now;
    return m_published = std::move(fresh);
}

} // namespace talon::sync
