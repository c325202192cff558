// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/due_queue.h"
#include "core/hall/order.h"

#include <functional>
#include <map>

namespace talon::core {

/// May the window, held by `staff`, take this ticket: is it bound to them, or to nobody and of one of the window's services?
bool takes(const Window &window, const Ticket &ticket, const StaffId &staff);

/// The waiting tickets, arranged so that a window's next visitor is found in O(s·log n) for its s services,
/// whatever the number n of people waiting.
///
/// A ticket stands in one lane: its service's, or, transferred to a window or an operator (or both), that one's.
/// In a lane walk-ins and booked visitors stand apart, since a booked visitor may be there and not be callable
/// yet, and so do those who are first (order.h). So time is only an argument here, and the index is the same whatever was asked
/// of it when.
class WaitingIndex
{
public:
    /// Throws std::logic_error when the ticket is there already.
    void insert(const Ticket &ticket);
    /// The ticket as it was inserted; throws std::logic_error when it is not there.
    void erase(const Ticket &ticket);

    /// The ticket that `window`, held by `staff`, takes next: the earliest due time among its services and among
    /// what was transferred to it, where a service it only helps out with counts as due later by `help_out`, and where some go
    /// before others whatever they are due (Tier in order.h). Nothing when nobody waits for it.
    std::optional<TicketId> next_for(const Window &window, const StaffId &staff, const OrderAt &at) const;

    /// Tickets in the same lane that stand before this one, booked ones included: those that are first, unless it is, are before it,
    /// and of its like those that are due earlier.
    int ahead_of(const Ticket &ticket) const;
    /// Tickets of the service's own lane that stand before `key`, of somebody of a class that is first or not.
    int ahead_of(const ServiceId &service, const DueKey &key, bool first) const;
    /// Tickets in the service's own lane: those whom somebody who comes now finds before him.
    int waiting(const ServiceId &service) const;
    /// Tickets for the service that were transferred to one window or operator.
    int transferred(const ServiceId &service) const;
    int waiting_total() const { return m_all.size(); }

    /// Visits all waiting tickets in order of due time until `visit` returns false.
    void visit(const std::function<bool(const TicketId &)> &visit) const;
    /// The same for those only that were transferred to a window or an operator, one target after the other.
    void visit_transferred(const std::function<bool(const TicketId &)> &visit) const;

    bool operator==(const WaitingIndex &) const = default;

private:
    using Lane = LaneOf<DueQueue>;
    /// Whom a ticket was transferred to; at least one of the two.
    struct Target {
        std::optional<WindowNumber> window;
        std::optional<StaffId> staff;
        auto operator<=>(const Target &) const = default;
    };

    const Lane *lane_of(const Ticket &ticket) const;

    std::map<ServiceId, Lane> m_services;
    std::map<Target, Lane> m_targets;
    std::map<ServiceId, int> m_transferred; ///< how many of the targets' tickets are for a service; never zero
    DueQueue m_all;
};

} // namespace talon::core
