// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/enrol_fault.h"
#include "kiosk/link/identity.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>

namespace talon::kiosk {

/// Trades a one-time code for an identity of this device's own, and keeps it. Goes on trying while the backend does
/// not answer; a code that the backend refuses ends it, and so does a server with another key than the code tells of: it is told nothing.
class Enrolment : public QObject
{
    Q_OBJECT

public:
    /// `folder` is the data folder, `role` what this program was started as: a code for another role is refused.
    Enrolment(QString folder, QUrl server, QString code, QString role, QObject *parent = nullptr);

    static constexpr int retryPause = 2'000; ///< ms
    static constexpr int answerTimeout = 10'000;

    /// Nobody can read who this device was: what lies in the folder is put aside (put_aside.h) as soon as the code is good.
    void replaceUnreadable() { m_unreadable = true; }

    void start();

Q_SIGNALS:
    void enrolled(const talon::kiosk::Identity &identity);
    void failed(talon::kiosk::EnrolFault fault, const QString &sentence);
    void waiting(const QString &sentence);

private:
    void answered(QNetworkReply *reply);
    /// Before anything is sent: goes on only with the server whose key the code tells of.
    void meet(QNetworkReply *reply);

    QString m_folder;
    QUrl m_server;
    QString m_code;
    QString m_fingerprint; ///< of the server's key, as the code tells it
    QString m_serverKey;   ///< that of the server which was met, see keyMark()
    QString m_stranger;    ///< the sentence when another server was met
    QString m_role;
    bool m_unreadable = false;
    QByteArray m_publicKey; ///< made once for a code: a repeated try, also after a restart, is the same device
    QByteArray m_secretKey;
    QNetworkAccessManager m_network;
    QTimer m_retry;
};

} // namespace talon::kiosk
