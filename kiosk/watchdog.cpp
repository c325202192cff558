// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/watchdog.h"

#include <QQuickWindow>

#include <systemd/sd-daemon.h>

#include <chrono>

namespace talon::kiosk {

Watchdog::Watchdog(QQuickWindow *window, QObject *parent) : QObject(parent), m_window(window)
{
    // From the thread that draws, if there is one: then the signal waits for this thread's event loop, which has to run as well.
    connect(window, &QQuickWindow::frameSwapped, this, &Watchdog::drawn);
    connect(&m_beat, &QTimer::timeout, this, &Watchdog::beat);
    uint64_t patience = 0; // µs
    if (sd_watchdog_enabled(0, &patience) > 0) {
        m_beat.setTimerType(Qt::PreciseTimer);
        m_beat.start(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::microseconds(patience / 2)));
    }
}

Watchdog::~Watchdog()
{
    sd_notify(0, "STOPPING=1");
}

void Watchdog::beat()
{
    m_asked = true;
    m_window->update();
}

void Watchdog::drawn()
{
    if (!m_told) {
        m_told = true;
        sd_notify(0, "READY=1");
    }
    if (m_asked) {
        m_asked = false;
        sd_notify(0, "WATCHDOG=1");
    }
}

} // namespace talon::kiosk
