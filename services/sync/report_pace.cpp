// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/report_pace.h"

#include <utility>

namespace talon::sync {

bool ReportPace::rests(core::Instant now) const
{
    return m_handed && now >= *m_handed && now - *m_handed < pause; // a clock that was set back keeps nobody waiting
}

std::optional<wire::ReceiptNews> ReportPace::on_news(wire::ReceiptNews news, core::Instant now)
{
    m_waiting = std::move(news);
    return on_tick(now);
}

std::optional<wire::ReceiptNews> ReportPace::on_tick(core::Instant now)
{
    if (!m_waiting || rests(now))
        return std::nullopt;
    m_handed = now;
    auto news = std::exchange(m_waiting, std::nullopt);
    std::erase_if(news->unprinted, [this](const core::TicketId &ticket) { return m_printed.contains(ticket); });
    const std::set<core::TicketId> unprinted(news->unprinted.begin(), news->unprinted.end());
    for (const core::TicketId &ticket : news->printed)
        if (!unprinted.contains(ticket)) // in both lists: nobody knows
            remember(ticket);
    return news;
}

void ReportPace::remember(const core::TicketId &ticket)
{
    if (!m_printed.insert(ticket).second)
        return;
    m_order.push_back(ticket);
    if (m_order.size() <= most_printed)
        return;
    m_printed.erase(m_order.front());
    m_order.pop_front();
}

void ReportPace::on_time_corrected(core::Millis by)
{
    if (m_handed)
        *m_handed += by;
}

} // namespace talon::sync
