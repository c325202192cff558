// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/forecast/forecast_service.h"

#include "core/forecast/batch.h"

#include <spdlog/spdlog.h>

namespace talon::server {

namespace forecast = core::forecast;

/// What the thread shares with the loop.
struct ForecastService::Work {
    forecast::Scene scene;
    forecast::Batch batch{};
    double seconds = 0;
};

ForecastService::ForecastService(Loop &loop, HallService &hall, store::GroupCommit &commits)
    : m_hall(hall), m_history(loop, commits, hall.version()), m_slow(loop)
{
    hall.ledger().on_applied([this](const core::Happened &happened) { heard(happened); });
    m_history.begin(hall.now(), [this](std::optional<forecast::Forecaster> caught_up) {
        if (caught_up) {
            caught_up->keep_waits(m_forecaster);
            m_forecaster = std::move(*caught_up);
        }
        m_caught_up = true;
        m_begun.reset();
    });
}

/// What happens while the past is still being read is kept for it.
void ForecastService::heard(const core::Happened &happened)
{
    m_forecaster.apply(m_hall.hall(), happened);
    if (!m_caught_up)
        m_history.keep(happened);
}

void ForecastService::look()
{
    const core::Instant now = m_hall.now();
    const auto since = [&](const std::optional<core::Instant> &at) { return at && now >= *at ? now - *at : core::Millis::max(); };
    if (m_ended && since(m_ended) > longest_age) {
        m_forecaster.forget_waits();
        m_ended.reset();
        if (m_told)
            m_told();
    }
    if (m_hall.hall().has_site() && !m_slow.busy() && since(m_begun) >= beat)
        begin(now);
}

void ForecastService::begin(core::Instant now)
{
    auto work = std::make_shared<Work>(Work{m_forecaster.prepare(m_hall.hall(), coming(now), now)});
    const bool begun = m_slow.start(
        [work] {
            const auto start = std::chrono::steady_clock::now();
            work->batch = forecast::forecast(work->scene, forecast::runs_for(work->scene.waiting));
            work->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        },
        [this, work] { end(*work); });
    if (begun)
        m_begun = now;
}

void ForecastService::end(const Work &work)
{
    m_batch_seconds = work.seconds;
    m_ended = work.batch.at;
    m_forecaster.take(m_hall.hall(), work.batch);
    if (m_told)
        m_told();
}

/// Whoever has a time today, is not here, and has not lost it.
std::vector<forecast::Booked> ForecastService::coming(core::Instant now) const
{
    const core::Site &site = m_hall.hall().site();
    const core::Day today = core::local_day(now, site.utc_offset);
    std::vector<forecast::Booked> all;
    for (const auto &[id, booking] : m_hall.bookings().bookings())
        if (booking.state == core::BookingState::booked && core::local_day(booking.slot, site.utc_offset) == today
            && booking.slot + site.rules.booked_late > now)
            all.push_back({id.value, booking.service, booking.visitor_class, booking.slot});
    return all;
}

} // namespace talon::server
