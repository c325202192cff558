// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forecast/forecaster.h"

namespace talon::core::forecast {

void Forecaster::apply(const Hall &hall, const Happened &happened)
{
    m_watch.apply(hall, happened, m_calibration);
    m_habits.apply(hall, happened);
}

void Forecaster::take(const Hall &hall, const Batch &batch)
{
    const Stretch seven = m_calibration.seven_of_ten();
    m_watch.note(hall, batch, m_calibration.eight_of_ten(), seven);
    m_waits.follow(batch, seven);
}

} // namespace talon::core::forecast
