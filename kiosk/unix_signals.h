// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <memory>

namespace talon::kiosk {

/// Turns SIGTERM and SIGINT into a Qt signal, so that the program ends through its event loop. One per process.
class UnixSignals : public QObject
{
    Q_OBJECT

public:
    /// Before any thread is started: from here on the signals come through this class alone.
    static void block();

    explicit UnixSignals(QObject *parent = nullptr);

Q_SIGNALS:
    void stopRequested();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace talon::kiosk
