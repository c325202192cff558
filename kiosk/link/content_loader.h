// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/identity.h"

#include <QNetworkAccessManager>
#include <QObject>

class QNetworkReply;

namespace talon::kiosk {

/// Asks the backend for pieces of files, one at a time. Bytes prove themselves by the file's name; where the server has a key, another
/// server is asked nothing all the same.
class ContentLoader : public QObject
{
    Q_OBJECT

public:
    /// Shorter than the machine's own deadline, so that an answer never comes to somebody who has given it up.
    static constexpr int answerTimeout = 20'000; ///< ms

    explicit ContentLoader(Identity identity, QObject *parent = nullptr);
    ~ContentLoader() override;

    /// Answers with loaded() or failed(). A piece that is still awaited is given up.
    void ask(const QString &file, qint64 at);
    /// The server's key, once it is known.
    void setIdentity(const Identity &identity) { m_identity = identity; }

Q_SIGNALS:
    void loaded(const QString &file, qint64 at, const QByteArray &piece);
    void failed(const QString &file, const QString &sentence);

private:
    void finished(QNetworkReply *reply, const QString &file, qint64 at);

    Identity m_identity;
    QNetworkAccessManager m_network;
    QNetworkReply *m_awaited = nullptr;
};

} // namespace talon::kiosk
