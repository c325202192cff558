// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QObject>

namespace talon::kiosk {

/// Tells controllers that time has gone on; how far, they ask Terminal::now(). Tests beat by hand.
class Heartbeat : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    void beat();
};

/// The real one: five beats a second, so that seconds and blinking are on time.
class TimerHeartbeat final : public Heartbeat
{
    Q_OBJECT

public:
    explicit TimerHeartbeat(QObject *parent = nullptr);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    QBasicTimer m_timer;
};

} // namespace talon::kiosk
