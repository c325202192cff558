// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast/waits.h"
#include "core/forecast/watch.h"

namespace talon::core::forecast {

/// The whole forecast of one hall: learns from what happens, makes scenes for batches, and takes batches in. The batch itself may be
/// made elsewhere, since it is the one thing that takes long. Pure: the same events and batches at the same instants give the same.
class Forecaster
{
public:
    /// Something happened; `hall` is the hall after it.
    void apply(const Hall &hall, const Happened &happened);
    Scene prepare(const Hall &hall, const std::vector<Booked> &coming, Instant now) const { return scene(hall, m_habits, coming, now); }
    /// A batch of such a scene; `hall` is the hall by now. Tickets that were called meanwhile are passed over.
    void take(const Hall &hall, const Batch &batch);

    const Waits &waits() const { return m_waits; }
    const Habits &habits() const { return m_habits; }
    const Watch &watch() const { return m_watch; }
    const Calibration &calibration() const { return m_calibration; }
    void forget_waits() { m_waits.forget(); }
    /// What screens tell now goes on: `live` told it, while this one learned from the past.
    void keep_waits(const Forecaster &live) { m_waits = live.m_waits; }

private:
    Habits m_habits;
    Calibration m_calibration;
    Watch m_watch;
    Waits m_waits;
};

} // namespace talon::core::forecast
