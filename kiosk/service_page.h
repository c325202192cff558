// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/identity.h"
#include "kiosk/link/kiosk_terminal.h"
#include "kiosk/link/server_meeting.h"
#include "kiosk/options.h"
#include "kiosk/paper_counter.h"
#include "kiosk/screens/setup/setup_controller.h"
#include "kiosk/service_corner.h"

#include <QQmlApplicationEngine>
#include <QTimer>

namespace talon::kiosk {

/// The page that a specialist opens over the screens of a terminal that works: how it is, and the code that tells it of a new key of its server. A
/// code is believed when the server that answers has the key that it tells of; then the program asks to be started afresh.
class ServicePage : public QObject
{
    Q_OBJECT

public:
    /// Left by itself when nobody has typed for so long: the place is the visitors'.
    static constexpr int unattended = 120'000; ///< ms

    ServicePage(QQmlApplicationEngine &engine, const Options &options, Identity identity, KioskTerminal &terminal, QQuickWindow *window);
    /// It prints on this roll.
    void watch(PaperCounter &paper);
    ~ServicePage() override;

Q_SIGNALS:
    void restartWanted();

private:
    void open();
    void close();
    void check(const QString &code);
    std::optional<int> ticketsLeft() const;

    QQmlApplicationEngine &m_engine;
    const Options &m_options;
    Identity m_identity;
    KioskTerminal &m_terminal;
    PaperCounter *m_paper = nullptr;
    ServiceCorner m_corner;
    bool m_stranger = false;
    QTimer m_unattended;
    std::unique_ptr<SetupController> m_controller;
    std::unique_ptr<ServerMeeting> m_meeting;
    QPointer<QQuickWindow> m_window;
};

} // namespace talon::kiosk
