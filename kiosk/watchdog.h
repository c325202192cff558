// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

class QQuickWindow;

namespace talon::kiosk {

/// Tells the service manager that the program lives, and only as long as it really draws: at each beat a new picture is asked
/// for, and only a picture that was shown after that, and that the event loop came to know of, counts. A program whose loop
/// hangs or whose window draws no more is silent, and is ended and started again. A window that cannot be seen, since its output
/// sleeps, draws nothing and is alive as long as the loop runs. Without a service manager it does nothing.
class Watchdog : public QObject
{
    Q_OBJECT

public:
    explicit Watchdog(QQuickWindow *window, QObject *parent = nullptr);

    /// The program ends on purpose.
    static void tellStopping();

private:
    void beat();
    void drawn();
    void tellReady();

    QQuickWindow *m_window;
    QTimer m_beat;
    bool m_told = false; ///< that the first picture is there
    bool m_asked = false;
};

} // namespace talon::kiosk
