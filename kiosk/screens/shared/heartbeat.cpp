// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/shared/heartbeat.h"

#include <QTimerEvent>

namespace talon::kiosk {

namespace {
constexpr int beatMs = 200;
}

TimerHeartbeat::TimerHeartbeat(QObject *parent) : Heartbeat(parent)
{
    m_timer.start(beatMs, this);
}

void TimerHeartbeat::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        Q_EMIT beat();
}

} // namespace talon::kiosk
