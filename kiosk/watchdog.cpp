// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/watchdog.h"

#include <QQuickWindow>

#include <systemd/sd-daemon.h>

#include <chrono>
#include <utility>

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

void Watchdog::tellStopping()
{
    sd_notify(0, "STOPPING=1");
}

void Watchdog::beat()
{
    // A picture that nobody can see is not drawn: an output that sleeps, a window that is covered. The loop runs, and that is all there is.
    if (!m_window->isExposed()) {
        m_asked = false;
        tellReady();
        sd_notify(0, "WATCHDOG=1");
        return;
    }
    m_asked = true;
    m_window->update();
}

void Watchdog::tellReady()
{
    if (!std::exchange(m_told, true))
        sd_notify(0, "READY=1");
}

void Watchdog::drawn()
{
    tellReady();
    if (m_asked) {
        m_asked = false;
        sd_notify(0, "WATCHDOG=1");
    }
}

} // namespace talon::kiosk
