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
    return std::exchange(m_waiting, std::nullopt);
}

void ReportPace::on_time_corrected(core::Millis by)
{
    if (m_handed)
        *m_handed += by;
}

} // namespace talon::sync
