// SPDX-License-Identifier: GPL-3.0-or-later
// When a device's ticket came to be, as far as anybody can know it.
#include "sync/ledger.h"

#include "core/hall/arrival.h"
#include "core/values/defects.h"

#include <algorithm>

namespace talon::sync {

void Ledger::gather_arrivals()
{
    m_last_arrival.clear();
    for (const auto &[id, ticket] : m_decided.hall.tickets()) {
        auto &last = m_last_arrival[ticket.device];
        last = std::max(last, ticket.arrival);
    }
}

void Ledger::date(core::TicketIssued &issued, std::optional<core::Millis> age, core::Instant now) const
{
    const core::Hall &hall = m_decided.hall;
    const auto is_past = [&](core::Instant at) {
        return core::local_day(at, hall.site().utc_offset) < hall.day().value_or(core::local_day(now, hall.site().utc_offset));
    };
    const bool doubted = std::exchange(issued.in_doubt, false);
    const bool unknown = doubted && !age && !core::defect(core::Defect::doubt_ignored);
    if (age) {
        // How long ago it was, by a clock that only counts up, is worth more than any calendar; but a push may have stood
        // still on its way for as long as it takes to notice a dead connection, and then the clock that is right says it better.
        // A kiosk that did not know the time says nothing.
        const core::Instant latest = now - *age;
        if (doubted || issued.arrival > latest || issued.arrival < latest - longest_stall)
            issued.arrival = latest;
    } else if (unknown && is_past(issued.arrival)) {
        // Nobody knows when it was. Whoever holds it may stand in the hall: it waits, and staff are told.
        issued.arrival = now;
        issued.in_doubt = true;
    }
    const auto last = m_last_arrival.find(issued.device);
    issued.arrival = core::bounded_arrival(issued.arrival, last == m_last_arrival.end() ? std::nullopt : std::optional(last->second), now);
    // Only the kiosk's calendar says that it is of a day that is over: whoever holds it is not called, and staff are told.
    const bool by_calendar_alone = !age || !is_past(now - *age);
    issued.in_doubt |= by_calendar_alone && is_past(issued.arrival) && !core::defect(core::Defect::doubt_ignored);
}

} // namespace talon::sync
