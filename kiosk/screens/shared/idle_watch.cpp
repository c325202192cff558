// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/shared/idle_watch.h"

#include "kiosk/screens/shared/wording.h"

namespace talon::kiosk {

void IdleWatch::start(core::Instant now, core::Millis quiet, core::Millis warning)
{
    const int before = secondsLeft();
    m_quiet = quiet;
    m_warning = warning;
    m_running = true;
    m_stopwatch.restart(now);
    announceIfChanged(before);
}

void IdleWatch::stop()
{
    const int before = secondsLeft();
    m_running = false;
    announceIfChanged(before);
}

bool IdleWatch::advance(core::Instant now)
{
    if (!m_running)
        return false;
    const int before = secondsLeft();
    m_stopwatch.advance(now);
    if (m_stopwatch.elapsed() >= m_quiet + m_warning)
        m_running = false;
    announceIfChanged(before);
    return !m_running;
}

int IdleWatch::secondsLeft() const
{
    if (!warning())
        return 0;
    const auto left = m_quiet + m_warning - m_stopwatch.elapsed();
    return int(std::chrono::ceil<std::chrono::seconds>(left).count());
}

QString IdleWatch::sentence() const
{
    return warning() ? tr("Экран закроется через %1").arg(Wording::seconds(secondsLeft())) : QString();
}

void IdleWatch::announceIfChanged(int secondsBefore)
{
    if (secondsBefore == secondsLeft())
        return;
    Q_EMIT changed();
    if (secondsBefore == 0)
        Q_EMIT warned();
}

} // namespace talon::kiosk
