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
        bool missed = false;
        std::optional<core::Instant> until; ///< staff take its visitor until then
        core::Instant allowed{};            ///< and said so then
        std::set<core::TicketId> tickets;   ///< that have checked it in
        std::set<core::TicketId> placed;    ///< those of them whose slot counts
        core::DeviceId granted_to;
        bool on_us = false;                   ///< its visitor is late by a mistake of ours
        std::optional<core::Instant> granted; ///< when a number was granted for it last, and the ticket has not come
    };

    /// Something happened. `claimed`: of a ticket, the slot that its kiosk gave it for. A sentence when it must not: a second ticket of a
    /// booking while there is a link, a slot that does not count where it should, or counts where it should not, a visitor who is told to have
    /// missed a time that has not gone by, or to be late and is not.
    std::optional<std::string> happen(const core::Event &event, core::Instant at, std::optional<core::Instant> claimed);
    const std::map<core::BookingId, One> &all() const { return m_all; }
    /// Tickets that staff have parted from a booking and joined to none since.
    const std::set<core::TicketId> &parted() const { return m_parted; }
    /// The last moment at which its visitor may come.
    core::Instant last_moment(const One &one) const;

private:
    std::optional<std::string> grant(const core::NumberGranted &granted, core::Instant at);
    std::optional<std::string> issue(const core::TicketIssued &issued, std::optional<core::Instant> claimed);
    std::optional<std::string> join(const core::BookingJoined &joined, core::Instant at);
    void part(const core::BookingParted &parted);
    void correct(const core::TimeCorrected &corrected, core::Instant at);

    const core::Site &m_site;
    std::map<core::BookingId, One> m_all;
    std::set<core::TicketId> m_parted;
    std::map<core::TicketId, core::Instant> m_arrivals;
};

} // namespace talon::simulation
