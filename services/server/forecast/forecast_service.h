// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast/forecaster.h"
#include "server/forecast/forecast_history.h"
#include "server/hall/hall_service.h"
#include "server/jobs/slow_work.h"

namespace talon::server {

/// The forecast of the waits beside the running hall. It learns from each durable event; each 15 s the hall is taken down as plain
/// values and run ahead in a thread of its own, and what comes of it is told. Lives in the loop's thread.
///
/// At a start it reads the last weeks of the journal, in pieces between commits, and runs the last days again: habits and
/// calibration are derived, and in no snapshot. Until that is done it tells what it knows: the rules' serving time.
class ForecastService
{
public:
    static constexpr core::Millis beat{15'000};
    /// Older forecasts are told to nobody.
    static constexpr core::Millis longest_age{60'000};

    ForecastService(Loop &loop, HallService &hall, store::GroupCommit &commits);

    /// Begins a batch when one is due; about once a second.
    void look();
    /// Called after each batch.
    void on_told(std::function<void()> told) { m_told = std::move(told); }

    /// What may be told now.
    const core::forecast::Waits &waits() const { return m_forecaster.waits(); }
    /// The marks of the last days, of this run of talond and of the days that were run again.
    const std::map<core::Day, core::forecast::DayMarks> &days() const { return m_forecaster.watch().days(); }
    bool caught_up() const { return m_caught_up; }
    double batch_seconds() const { return m_batch_seconds; } ///< that the last one took in its thread

private:
    struct Work;

    void heard(const core::Happened &happened);
    void begin(core::Instant now);
    void end(const Work &work);
    std::vector<core::forecast::Booked> coming(core::Instant now) const;

    HallService &m_hall;
    core::forecast::Forecaster m_forecaster;
    std::optional<core::Instant> m_begun;
    std::optional<core::Instant> m_ended;
    std::function<void()> m_told;
    bool m_caught_up = false;
    double m_batch_seconds = 0;
    ForecastHistory m_history;
    SlowWork m_slow; ///< last: ends first
};

} // namespace talon::server
