// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/identity.h"
#include "kiosk/options.h"
#include "kiosk/screens/setup/setup_controller.h"
#include "kiosk/unix_signals.h"

#include <QQmlApplicationEngine>

namespace talon::kiosk {

/// What the program finds when it begins: who this device is, or why nobody knows.
struct Beginning {
    std::optional<Identity> identity;
    SetupController::Situation situation; ///< without an identity
    QString sentence;                     ///< the same, for the log
};
/// The identity in the data folder, with what the options tell of its server.
Beginning beginning(const Options &options);

/// Shows the screens of a device that nobody knows until a code has made it one, and trades in the code of the options first. Nothing when the program
/// was told to end, or when its screens cannot be shown (`shown` is false then).
std::optional<Identity> setUp(const Options &options, const Beginning &beginning, QQmlApplicationEngine &engine, UnixSignals &signals, bool &shown);

} // namespace talon::kiosk
