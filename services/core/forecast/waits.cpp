// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forecast/waits.h"

#include <algorithm>

namespace talon::core::forecast {

namespace {

constexpr Minutes five{5};
constexpr Minutes two_hours{120};
constexpr int likely = 500; ///< of a thousand

} // namespace

template<class Key>
void Waits::tell(All<Key> &now, const All<Key> &before, const Key &key, Ends said, const Spread &spread)
{
    Told told{said, false, spread.median >= two_hours, spread.after_closing >= likely};
    const auto found = before.find(key);
    if (found != before.end() && found->second.open_end == told.open_end) {
        const Ends &was = found->second.shown;
        const bool beyond = said.from < was.from || said.to > was.to;
        if (beyond && !found->second.goes_beyond) {
            // What only one batch says is not shown yet, at neither end: a range that is cut at one and moved at the other was said by nobody.
            told.shown = was;
            told.goes_beyond = true;
        }
    }
    now.emplace(key, told);
}

void Waits::follow(const Batch &batch, const Stretch &stretch)
{
    All<TicketId> tickets;
    for (const auto &[id, spread] : batch.tickets) {
        const Reach reach = stretch.reach(spread);
        const Millis now = batch.at.time_since_epoch();
        const Ends said{(now + reach.from) / five * Millis{five}, (now + reach.to + Millis{five} - Millis{1}) / five * Millis{five}};
        tell(tickets, m_tickets, id, said, spread);
    }
    All<Newcomer> newcomers;
    for (const auto &[newcomer, spread] : batch.newcomers) {
        const WaitRange range = in_fives(stretch.reach(spread), spread.median);
        tell(newcomers, m_newcomers, newcomer, Ends{range.from, range.to}, spread);
    }
    m_tickets = std::move(tickets);
    m_newcomers = std::move(newcomers);
}

std::optional<Expected> Waits::of(const TicketId &ticket) const
{
    const auto found = m_tickets.find(ticket);
    if (found == m_tickets.end())
        return std::nullopt;
    const Told &told = found->second;
    return Expected{Instant{told.shown.from}, Instant{told.shown.to}, told.open_end, told.too_late};
}

std::optional<ExpectedNew> Waits::of_new(const ServiceId &service, const ClassId &visitor_class) const
{
    const auto found = m_newcomers.find({service, visitor_class});
    if (found == m_newcomers.end())
        return std::nullopt;
    const Told &told = found->second;
    return ExpectedNew{{std::chrono::floor<Minutes>(told.shown.from), std::chrono::ceil<Minutes>(told.shown.to)}, told.too_late};
}

} // namespace talon::core::forecast
