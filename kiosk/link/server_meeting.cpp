// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/server_meeting.h"

#include "kiosk/link/server_key.h"

#include <QSslConfiguration>

namespace talon::kiosk {

ServerMeeting::ServerMeeting(QUrl server, QObject *parent) : QObject(parent), m_server(std::move(server))
{
    m_socket.setSslConfiguration(pinnedTls());
    m_patience.setSingleShot(true);
    m_patience.setInterval(answerTimeout);
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryPause);
    connect(&m_retry, &QTimer::timeout, this, &ServerMeeting::start);
    connect(&m_patience, &QTimer::timeout, this, &ServerMeeting::tryAgain);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &ServerMeeting::tryAgain);
    connect(&m_socket, &QSslSocket::encrypted, this, [this] {
        m_patience.stop();
        const QByteArray key = serverKey(m_socket.sslConfiguration());
        m_socket.disconnect(this);
        m_socket.abort();
        Q_EMIT met(key);
    });
}

void ServerMeeting::start()
{
    constexpr quint16 usual = 443;
    m_patience.start();
    m_socket.connectToHostEncrypted(m_server.host(), quint16(m_server.port(usual)));
}

void ServerMeeting::tryAgain()
{
    if (m_retry.isActive())
        return;
    m_patience.stop();
    m_retry.start();
    m_socket.abort();
    Q_EMIT waiting();
}

} // namespace talon::kiosk
