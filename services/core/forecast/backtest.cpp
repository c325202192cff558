// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forecast/backtest.h"

#include <stdexcept>

namespace talon::core::forecast {

namespace {

constexpr Minutes beat{1};
/// Nothing happened for so long: the hall was closed, or talond stood still, and nobody was told anything.
constexpr Minutes longest_silence{30};

} // namespace

Backtest::Backtest(std::optional<Site> site, Instant forecasts_from) : m_forecasts_from(forecasts_from)
{
    if (site)
        m_hall.apply({Instant{}, {}, SiteSaved{std::move(*site)}});
}

void Backtest::apply(const Happened &happened)
{
    const bool settings = std::holds_alternative<SiteSaved>(happened.event);
    if ((!m_hall.has_site() || m_lost) && !settings) {
        m_lost = m_lost && !std::holds_alternative<DayClosed>(happened.event);
        return;
    }
    forecast_until(happened.at);
    try {
        m_hall.apply(happened);
    } catch (const std::logic_error &) {
        forget_day(); // of what was before the first event
        return;
    }
    m_forecaster.apply(m_hall, happened);
}

void Backtest::forget_day()
{
    const Site site = m_hall.site();
    m_hall = {};
    m_hall.apply({Instant{}, {}, SiteSaved{site}});
    m_lost = true;
}

/// A batch of the hall as it stood at each minute since the last event.
void Backtest::forecast_until(Instant at)
{
    if (at < m_forecasts_from || m_hall.waiting().waiting_total() == 0) {
        m_last = at;
        return;
    }
    if (!m_last || at < *m_last || at - *m_last > longest_silence)
        m_last = at;
    while (*m_last + beat <= at) {
        *m_last += beat;
        const Scene made = m_forecaster.prepare(m_hall, {}, *m_last);
        m_forecaster.take(m_hall, forecast(made, runs_for(made.waiting)));
    }
}

} // namespace talon::core::forecast
