// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/sound_server_probe.h"

#include <QLocalSocket>

namespace talon::kiosk {

namespace {

constexpr int answerTime = 500; ///< ms

} // namespace

QString soundServerSocket()
{
    const QString server = qEnvironmentVariable("PULSE_SERVER");
    if (server.startsWith(QStringLiteral("unix:")))
        return server.mid(5);
    if (!server.isEmpty())
        return server.startsWith(QLatin1Char('/')) ? server : QString{};
    const QString folder = qEnvironmentVariable("PULSE_RUNTIME_PATH", qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/pulse"));
    return folder + QStringLiteral("/native");
}

bool soundServerAnswers()
{
    const QString path = soundServerSocket();
    if (path.isEmpty())
        return true;
    QLocalSocket socket;
    socket.connectToServer(path);
    return socket.waitForConnected(answerTime);
}

} // namespace talon::kiosk
