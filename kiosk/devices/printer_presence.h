// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/print_machine.h"

#include <QByteArray>
#include <QString>

namespace talon::kiosk {

/// Is a USB printer (interface class 7) plugged in? `devices` is the kernel's list, /sys/bus/usb/devices; Unknown where there is none.
PrintMachine::Device usbPrinterPresence(const QString &devices);

/// Does the printer of this device URI take a connection within so many milliseconds? Unknown for an URI that names no host and port.
PrintMachine::Device networkPrinterPresence(const QByteArray &uri, int milliseconds);

} // namespace talon::kiosk
