// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Qt first: moc 6.4 can't read the standard headers when those that core brings come first.
#include <QObject>
#include <qqmlregistration.h>

#include "kiosk/screens/shared/stopwatch.h"

namespace talon::kiosk {

/// Notices that nobody is there any more: after a quiet time it warns and counts down, and only then it is over.
class IdleWatch : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a controller")
    Q_PROPERTY(bool warning READ warning NOTIFY changed FINAL)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY changed FINAL)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed FINAL)

public:
    using QObject::QObject;

    void start(core::Instant now, core::Millis quiet, core::Millis warning);
    void stop();
    /// True once, when the time is over; the watch then stands still.
    [[nodiscard]] bool advance(core::Instant now);

    bool running() const { return m_running; }
    bool warning() const { return m_running && m_stopwatch.elapsed() >= m_quiet; }
    /// Whole seconds until it is over, 1 or more; 0 when there is no warning.
    int secondsLeft() const;
    /// «Экран закроется через 12 секунд», empty without a warning.
    QString sentence() const;

Q_SIGNALS:
    void changed();
    /// The warning has just begun: the moment for a sound.
    void warned();

private:
    void announceIfChanged(int secondsBefore);

    Stopwatch m_stopwatch;
    core::Millis m_quiet{0};
    core::Millis m_warning{0};
    bool m_running = false;
};

} // namespace talon::kiosk
