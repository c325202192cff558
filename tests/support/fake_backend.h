// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/terminals/codec.h"

#include <QFile>
#include <QWebSocket>
#include <QWebSocketServer>
#include <memory>

namespace talon::test {

/// A backend at the lowest seam: speaks the protocol over a real socket on loopback, remembers what it was told, and
/// does otherwise only what the test says.
class FakeBackend : public QObject
{
    Q_OBJECT

public:
    FakeBackend()
        : m_server(QStringLiteral("fake"), QWebSocketServer::NonSecureMode)
    {
        connect(&m_server, &QWebSocketServer::newConnection, this, &FakeBackend::accept);
    }

    bool listen(quint16 port = 0) { return m_server.listen(QHostAddress::LocalHost, port); }
    quint16 port() const { return m_server.serverPort(); }
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort())); }

    /// What the welcome says; pushes are acknowledged when `acknowledges` is set.
    std::int64_t acked = 0;
    std::optional<std::string> setAside; ///< a code: nothing of the terminal is taken
    bool acknowledges = true;
    /// Grants are answered with this number and counted up; 0: no answer at all.
    int nextNumber = 1;
    core::Millis ahead{0}; ///< of this machine's clock: the time that the welcome tells
    std::string refusal; ///< a code: every request for a number is refused with it

    std::vector<wire::StreamEvent> pushed;
    std::vector<wire::TerminalStatus> statuses;
    int connections = 0;

    void send(const wire::DownMessage &message)
    {
        if (m_socket)
            m_socket->sendTextMessage(QString::fromStdString(wire::encode(message)));
    }
    /// Sends a vector of tests/data/wire as it stands: what the documentation shows is what terminals take.
    void sendVector(const QString &name)
    {
        QFile file(QStringLiteral(TALON_TEST_DATA "/wire/%1.json").arg(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no vector %s", qPrintable(name));
        if (m_socket)
            m_socket->sendTextMessage(QString::fromUtf8(file.readAll()));
    }
    void drop()
    {
        if (m_socket)
            m_socket->abort();
    }
    /// No new connections; the present one is cut.
    void stop()
    {
        m_server.close();
        drop();
    }
private:
    void accept()
    {
        m_socket.reset(m_server.nextPendingConnection());
        ++connections;
        connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &FakeBackend::received);
    }

    void received(const QString &frame)
    {
        const auto message = wire::decode_up(frame.toStdString());
        if (!message.ok())
            qFatal("the terminal sent %s", wire::describe(message.error()).c_str());
        if (std::holds_alternative<wire::Hello>(*message)) {
            send(wire::Challenge{.nonce = std::string(43, 'A') + "=", .server = "site"});
        } else if (std::holds_alternative<wire::Prove>(*message)) {
            send(wire::Welcome{.server_epoch = 1, .now = std::chrono::time_point_cast<core::Millis>(std::chrono::system_clock::now()) + ahead, .acked_seq = acked, .archived_seq = 0, .set_aside = setAside});
        } else if (const auto *push = std::get_if<wire::Push>(&*message)) {
            take(*push);
        } else if (const auto *request = std::get_if<wire::NumberRequest>(&*message)) {
            answer(*request);
        } else if (const auto *status = std::get_if<wire::TerminalStatus>(&*message)) {
            statuses.push_back(*status);
        }
    }

    void take(const wire::Push &push)
    {
        for (const auto &event : push.events) {
            if (event.seq == acked + 1 && acknowledges) {
                pushed.push_back(event);
                acked = event.seq;
            }
        }
        if (acknowledges)
            send(wire::Ack{.epoch = push.epoch, .seq = acked, .archived_seq = 0});
    }

    void answer(const wire::NumberRequest &request)
    {
        if (!refusal.empty())
            send(wire::ErrorMessage{.code = refusal, .message = "no", .re = request.request});
        else if (nextNumber > 0)
            send(wire::NumberGrant{.request = request.request, .day = request.day, .number = {core::Letter::A, nextNumber++},
                                   .ahead = 3, .wait = core::Minutes(12)});
    }

    QWebSocketServer m_server;
    std::unique_ptr<QWebSocket> m_socket;
};

} // namespace talon::test
