// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslSocket>
#include <QTimer>
#include <QUrl>

namespace talon::kiosk {

/// Asks who answers at an https address, and tells it nothing: the key that it has proved to hold. Goes on trying while nobody answers.
class ServerMeeting : public QObject
{
    Q_OBJECT

public:
    static constexpr int retryPause = 2'000; ///< ms
    static constexpr int answerTimeout = 10'000;

    explicit ServerMeeting(QUrl server, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    /// `publicKey`: in DER, see serverKey().
    void met(const QByteArray &publicKey);
    void waiting();

private:
    void tryAgain();

    QUrl m_server;
    QSslSocket m_socket;
    QTimer m_patience;
    QTimer m_retry;
};

} // namespace talon::kiosk
