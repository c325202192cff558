// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/printer_presence.h"

#include <QDir>
#include <QFile>

#include <cups/cups.h>

#include <array>

namespace talon::kiosk {

using Device = PrintMachine::Device;

Device usbPrinterPresence(const QString &devices)
{
    const QDir folder(devices);
    if (!folder.exists())
        return Device::Unknown;
    const QStringList interfaces = folder.entryList({QStringLiteral("*:*")}, QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : interfaces) {
        QFile kind(folder.filePath(name) + QStringLiteral("/bInterfaceClass"));
        if (kind.open(QIODevice::ReadOnly) && kind.readAll().trimmed() == "07")
            return Device::There;
    }
    return Device::Missing;
}

Device networkPrinterPresence(const QByteArray &uri, int milliseconds)
{
    std::array<char, 32> scheme{};
    std::array<char, 256> user{};
    std::array<char, 256> host{};
    std::array<char, 1024> path{};
    int port = 0;
    const auto parsed = httpSeparateURI(HTTP_URI_CODING_ALL, uri.constData(), scheme.data(), static_cast<int>(scheme.size()), user.data(),
                                        static_cast<int>(user.size()), host.data(), static_cast<int>(host.size()), &port, path.data(),
                                        static_cast<int>(path.size()));
    const QByteArray kind(scheme.data());
    if (parsed != HTTP_URI_STATUS_OK || host[0] == '\0' || (kind != "ipp" && kind != "ipps" && kind != "socket" && kind != "lpd"))
        return Device::Unknown;
    if (port <= 0 && kind == "socket")
        port = 9100;
    http_addrlist_t *addresses = httpAddrGetList(host.data(), AF_UNSPEC, QByteArray::number(port).constData());
    int socket = -1;
    const bool there = addresses && httpAddrConnect2(addresses, &socket, milliseconds, nullptr) != nullptr;
    if (there)
        httpAddrClose(nullptr, socket);
    httpAddrFreeList(addresses);
    return there ? Device::There : Device::Missing;
}

} // namespace talon::kiosk
