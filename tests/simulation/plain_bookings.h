// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/events.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace talon::simulation {

/// Bookings kept the simplest way that could be right, told by the backend's events alone. Shares no code with core's book.
class PlainBookings
{
public:
    explicit PlainBookings(const core::Site &site) : m_site(site) {}

    struct One {
        core::Instant slot{};
        std::set<core::Instant> slots; ///< all that it ever had
        bool cancelled = false;
        std::optional<core::Instant> until; ///< staff take its visitor until then
        std::set<core::TicketId> tickets;   ///< whose slot counts
        core::DeviceId granted_to;
        std::optional<core::Instant> granted; ///< when a number was granted for it last
    };

    /// Something happened. `claimed`: of a ticket, the slot that its kiosk gave it for. A sentence when it must not: a second ticket of a
    /// booking while there is a link, or a slot that does not count where it should, or counts where it should not.
    std::optional<std::string> happen(const core::Event &event, core::Instant at, std::optional<core::Instant> claimed);
    const std::map<core::BookingId, One> &all() const { return m_all; }

private:
    std::optional<std::string> grant(const core::NumberGranted &granted, core::Instant at);
    std::optional<std::string> issue(const core::TicketIssued &issued, std::optional<core::Instant> claimed);

    const core::Site &m_site;
    std::map<core::BookingId, One> m_all;
};

} // namespace talon::simulation
