// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/setup.h"

#include "kiosk/code_trade.h"
#include "kiosk/link/server_key.h"
#include "kiosk/terminal_window.h"
#include "kiosk/watchdog.h"

#include <QDir>
#include <QEventLoop>
#include <QGuiApplication>

#include <spdlog/spdlog.h>

namespace talon::kiosk {

namespace {

bool readable(const QString &folder)
{
    return QDir().mkpath(folder) && QFileInfo(folder).isReadable() && QFileInfo(folder).isWritable();
}

} // namespace

Beginning beginning(const Options &options)
{
    const QString folder = QString::fromStdString(options.data);
    const QString role = QString::fromStdString(options.role);
    const QUrl server(QString::fromStdString(options.server));
    const auto none = [&](SetupReason reason, const QString &sentence, const QString &owner = {}) {
        return Beginning{std::nullopt, {.reason = reason, .server = server.toString(), .tls = server.scheme() == QLatin1String("https"), .role = role, .owner = owner}, sentence};
    };
    if (!readable(folder))
        return none(SetupReason::NoFolder, QStringLiteral("the folder %1 cannot be made or used").arg(folder));
    if (!hasIdentity(folder)) {
        if (server.isEmpty())
            return none(SetupReason::NoServer, QStringLiteral("this device is not enrolled, and no --server is told"));
        return none(SetupReason::NotEnrolled, QStringLiteral("this device is not enrolled"));
    }
    const auto identity = loadIdentity(folder);
    if (!identity.ok())
        return none(server.isEmpty() ? SetupReason::NoServer : SetupReason::Damaged, identity.error());
    if (identity->role != role)
        return none(SetupReason::OtherRole, QStringLiteral("%1 belongs to a device of role %2").arg(folder, identity->role), identity->role);
    const auto now = told(*identity, server, QString::fromStdString(options.enrol));
    if (!now.ok()) { // the old address stays: it gives tickets by itself until somebody comes with a code
        spdlog::error("{}", now.error().toStdString());
        return {*identity, {}, {}};
    }
    if (!(*now == *identity))
        if (const auto saved = saveIdentity(folder, *now); !saved.ok())
            return none(SetupReason::NoFolder, saved.error());
    return {*now, {}, {}};
}

std::optional<Identity> setUp(const Options &options, const Beginning &beginning, QQmlApplicationEngine &engine, UnixSignals &signals, bool &shown)
{
    spdlog::critical("{}", beginning.sentence.toStdString());
    SetupController controller(beginning.situation);
    CodeTrade trade(controller, QString::fromStdString(options.data), QUrl(QString::fromStdString(options.server)), QString::fromStdString(options.role),
                    beginning.situation.reason == SetupReason::Damaged);
    QQuickWindow *window = showScreens(engine, options, QStringLiteral("Setup"), {{QStringLiteral("controller"), QVariant::fromValue(&controller)}});
    shown = window;
    if (!window)
        return std::nullopt;
    std::optional<Identity> identity;
    {
        const Watchdog watchdog(window);
        QEventLoop loop;
        QObject::connect(&trade, &CodeTrade::enrolled, &loop, [&](const Identity &made) {
            identity = made;
            loop.quit();
        });
        QObject::connect(&signals, &UnixSignals::stopRequested, &loop, &QEventLoop::quit);
        QObject::connect(window, &QWindow::visibleChanged, &loop, [&loop](bool visible) {
            if (!visible) // somebody closed it
                loop.quit();
        });
        if (controller.step() == SetupController::Step::Code && !options.enrol.empty())
            trade.begin(QString::fromStdString(options.enrol));
        loop.exec();
    }
    // The next screens come at once: that these go is no reason to end.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    delete window;
    QGuiApplication::setQuitOnLastWindowClosed(true);
    return identity;
}

} // namespace talon::kiosk
