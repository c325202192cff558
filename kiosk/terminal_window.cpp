// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/terminal_window.h"

#include <QGuiApplication>
#include <QQuickWindow>
#include <QScreen>
#include <QtQml/QQmlExtensionPlugin>

#include <cstdio>

Q_IMPORT_QML_PLUGIN(Talon_UiPlugin)
Q_IMPORT_QML_PLUGIN(Talon_ScreensPlugin)
Q_IMPORT_QML_PLUGIN(Talon_PartsPlugin)
Q_IMPORT_QML_PLUGIN(Talon_SetupPlugin)
Q_IMPORT_QML_PLUGIN(Talon_SurveyPlugin)
Q_IMPORT_QML_PLUGIN(Talon_TicketPlugin)
Q_IMPORT_QML_PLUGIN(Talon_HallPlugin)
Q_IMPORT_QML_PLUGIN(Talon_StandPlugin)

namespace talon::kiosk {

namespace {

/// A window among others leaves this much of the desktop free.
constexpr double desktopShare = 0.85;
/// What a desktop's frame takes of a window's part: its title above, a line at the other sides.
constexpr QMargins frame(4, 36, 4, 4);

/// Empty when the options name none.
QRect partOf(const QRect &desktop, const Options &options)
{
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
    if (std::sscanf(options.part.c_str(), "%d,%d,%d,%d", &left, &top, &width, &height) != 4)
        return {};
    return QRect(desktop.x() + desktop.width() * left / 100, desktop.y() + desktop.height() * top / 100, desktop.width() * width / 100,
                 desktop.height() * height / 100)
        .marginsRemoved(frame);
}

QSize sizeOf(const Options &options)
{
    int width = 0;
    int height = 0;
    if (std::sscanf(options.size.c_str(), "%dx%d", &width, &height) == 2)
        return {width, height};
    return {};
}

void place(QQuickWindow &window, const Options &options)
{
    const QRect desktop = window.screen()->availableGeometry();
    if (const QRect part = partOf(desktop, options); options.windowed && !part.isEmpty()) {
        QRect fitting({}, window.size().scaled(part.size(), Qt::KeepAspectRatio));
        fitting.moveCenter(part.center());
        window.setGeometry(fitting);
        window.show();
        return;
    }
    if (options.windowed) {
        window.resize(window.size().scaled(desktop.size() * desktopShare, Qt::KeepAspectRatio));
        window.show();
        return;
    }
    QGuiApplication::setOverrideCursor(Qt::BlankCursor);
    window.setFlag(Qt::FramelessWindowHint);
    const QSize wanted = sizeOf(options);
    // The geometry is set as well, for sessions without a window manager, where «full screen» means nothing.
    window.setGeometry(wanted.isEmpty() ? window.screen()->geometry() : QRect(desktop.topLeft(), wanted));
    if (wanted.isEmpty())
        window.showFullScreen();
    else
        window.show();
}

} // namespace

QString moduleOf(const Options &options)
{
    return options.role == "ticket"   ? QStringLiteral("Ticket")
           : options.role == "hall"   ? QStringLiteral("Hall")
           : options.role == "survey" ? QStringLiteral("Survey")
                                      : QStringLiteral("Stand");
}

QQuickWindow *showScreens(QQmlApplicationEngine &engine, const Options &options, const QString &module, const QVariantMap &properties)
{
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    QVariantMap initial = properties;
    initial.insert(QStringLiteral("visible"), false); // placed before it is seen
    if (options.screenInches > 0)
        initial.insert(QStringLiteral("screenInches"), options.screenInches);
    if (module == QLatin1String("Hall"))
        initial.insert(QStringLiteral("viewingDistance"), options.viewingDistance);
    initial.insert(QStringLiteral("motion"), !options.still);
    engine.setInitialProperties(initial);
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Talon/%1/Main.qml").arg(module)));
    auto *window = engine.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow *>(engine.rootObjects().constLast());
    if (window)
        place(*window, options);
    return window;
}

} // namespace talon::kiosk
