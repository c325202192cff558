// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/options.h"

#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QVariantMap>

namespace talon::kiosk {

/// The screens of the role: Ticket, Hall, Survey or Stand.
QString moduleOf(const Options &options);
/// Loads the screens of a module and shows them as the options say: the whole screen, a window that fits the desktop,
/// or a given size. Null when the screens could not be loaded (Qt has said why).
QQuickWindow *showScreens(QQmlApplicationEngine &engine, const Options &options, const QString &module, const QVariantMap &properties);

} // namespace talon::kiosk
