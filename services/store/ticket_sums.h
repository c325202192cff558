// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/ticket.h"
#include "store/entry.h"

#include <array>

namespace talon::store {

/// Compares two sets of tickets in any order and in constant memory: the digests of one are added up, those of the other taken
/// away, and nothing is left when they are the same. In many small sums, so that a difference tells which tickets to look at.
class TicketSums
{
public:
    /// What one ticket, last changed by the event at `changed`, adds.
    using Term = std::array<std::uint64_t, 4>;
    static Term term(const core::Ticket &ticket, std::int64_t changed);

    void add(const core::TicketId &id, const Term &term);
    void add(const core::Ticket &ticket, std::int64_t changed) { add(ticket.id, term(ticket, changed)); }
    void take_away(const core::Ticket &ticket, std::int64_t changed);

    /// Is nothing left of the sum that the ticket is in?
    bool holds(const core::TicketId &id) const;
    bool all_hold() const;

private:
    std::array<Term, 1024> m_sums{};
};

} // namespace talon::store
