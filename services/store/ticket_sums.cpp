// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ticket_sums.h"

#include "store/projection.h"

#include <algorithm>
#include <cstring>

namespace talon::store {

namespace {

std::size_t sum_of(const core::TicketId &id, std::size_t sums)
{
    return std::hash<core::TicketId>{}(id) % sums;
}

} // namespace

TicketSums::Term TicketSums::term(const core::Ticket &ticket, std::int64_t changed)
{
    const Hash hash = digest(ticket);
    Term term;
    std::memcpy(term.data(), hash.data(), sizeof term);
    // Bound to the digest, so that two tickets which exchange their last events are noticed.
    term[0] *= 2 * static_cast<std::uint64_t>(changed) + 1;
    return term;
}

void TicketSums::add(const core::TicketId &id, const Term &term)
{
    Term &sum = m_sums[sum_of(id, m_sums.size())];
    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] += term[i];
}

void TicketSums::take_away(const core::Ticket &ticket, std::int64_t changed)
{
    Term &sum = m_sums[sum_of(ticket.id, m_sums.size())];
    const Term gone = term(ticket, changed);
    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] -= gone[i];
}

bool TicketSums::holds(const core::TicketId &id) const
{
    return m_sums[sum_of(id, m_sums.size())] == Term{};
}

bool TicketSums::all_hold() const
{
    return std::all_of(m_sums.begin(), m_sums.end(), [](const Term &sum) { return sum == Term{}; });
}

} // namespace talon::store
