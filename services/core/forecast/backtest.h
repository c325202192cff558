// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast/forecaster.h"

namespace talon::core::forecast {

/// Feeds a forecaster with what was: the events of the last weeks, with a batch at each minute of the last days in which somebody
/// waits, as a talond that ran then would have made it. So a start knows the habits and the calibration, and every figure of the past
/// comes from the code that forecasts now. The bookings of those days are not known to it, which makes its ranges a little wider.
class Backtest
{
public:
    /// `site`: in force before the first event. Batches are made from `forecasts_from` on.
    Backtest(std::optional<Site> site, Instant forecasts_from);

    /// The next event of the journal. What contradicts what is known here, which began in the middle of a journal, is passed over
    /// until the next day begins.
    void apply(const Happened &happened);

    const Forecaster &forecaster() const { return m_forecaster; }
    Forecaster take() { return std::move(m_forecaster); }

private:
    void forget_day();
    void forecast_until(Instant at);

    Hall m_hall;
    Forecaster m_forecaster;
    Instant m_forecasts_from;
    std::optional<Instant> m_last; ///< batch
    bool m_lost = false;           ///< until the day is over
};

} // namespace talon::core::forecast
