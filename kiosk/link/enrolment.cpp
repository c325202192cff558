// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/enrolment.h"

#include "kiosk/link/put_aside.h"
#include "kiosk/link/server_key.h"
#include "wire/api/api.h"

#include <QNetworkReply>

namespace talon::kiosk {

Enrolment::Enrolment(QString folder, QUrl server, QString code, QString role, QObject *parent)
    : QObject(parent), m_folder(std::move(folder)), m_server(std::move(server)), m_code(std::move(code)),
      m_role(std::move(role))
{
    m_fingerprint = typedCode(m_code).fingerprint;
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryPause);
    connect(&m_retry, &QTimer::timeout, this, &Enrolment::start);
}

void Enrolment::start()
{
    const bool secure = m_server.scheme() == QLatin1String("https");
    if (secure == m_fingerprint.isEmpty()) {
        Q_EMIT failed(secure ? EnrolFault::NoKeyTold : EnrolFault::NoTls,
                      secure ? QStringLiteral("the code does not tell of the key of %1: issue one where talond speaks TLS").arg(m_server.toString())
                             : QStringLiteral("the code is for a server with TLS: its address begins with https://, not as %1").arg(m_server.toString()));
        return;
    }
    if (m_secretKey.isEmpty()) {
        const auto keys = keysForCode(m_folder, m_code);
        if (!keys.ok()) {
            Q_EMIT failed(EnrolFault::Disk, keys.error());
            return;
        }
        std::tie(m_publicKey, m_secretKey) = *keys;
    }
    QUrl url = m_server;
    url.setPath(QStringLiteral("/api/v1/devices"));
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(answerTimeout);
    if (secure)
        request.setSslConfiguration(pinnedTls());
    const std::string body = wire::encode_enrol_request({.code = typedCode(m_code).secret.toStdString(),
                                                         .public_key = m_publicKey.toBase64().toStdString(),
                                                         .software = "talon-kiosk " TALON_VERSION});
    QNetworkReply *reply = m_network.post(request, QByteArray::fromStdString(body));
    connect(reply, &QNetworkReply::encrypted, this, [this, reply] { meet(reply); });
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        answered(reply);
    });
}

void Enrolment::meet(QNetworkReply *reply)
{
    const QByteArray key = serverKey(reply->sslConfiguration());
    const QString found = key.isEmpty() ? QString() : keyFingerprint(key);
    if (!found.isEmpty() && found == m_fingerprint) {
        m_serverKey = keyMark(key);
        return;
    }
    m_stranger = QStringLiteral("%1 is not the server of this code: its key is %2, the code tells of %3. The code was not sent.")
                     .arg(m_server.toString(), found, m_fingerprint);
    reply->abort();
}

void Enrolment::answered(QNetworkReply *reply)
{
    if (!m_stranger.isEmpty()) {
        Q_EMIT failed(EnrolFault::Stranger, m_stranger);
        return;
    }
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const std::string body = reply->read(1 << 20).toStdString();
    if (status < 200 || status >= 500 || status == 429) {
        Q_EMIT waiting(QStringLiteral("%1 does not enrol this device yet: %2").arg(m_server.toString(), reply->errorString()));
        m_retry.start();
        return;
    }
    if (status >= 300) {
        const auto error = wire::decode_error(body);
        Q_EMIT failed(EnrolFault::Refused, QStringLiteral("%1 refuses the code: %2")
                          .arg(m_server.toString(), error.ok() ? QString::fromStdString(error->message) : reply->errorString()));
        return;
    }
    const auto answer = wire::decode_enrol_answer(body);
    if (!answer.ok()) {
        Q_EMIT failed(EnrolFault::NoAnswer, QStringLiteral("%1 answers the enrolment with %2")
                          .arg(m_server.toString(), QString::fromStdString(wire::describe(answer.error()))));
        return;
    }
    Identity identity;
    identity.server = m_server;
    identity.serverKey = m_serverKey;
    identity.keyFingerprint = m_fingerprint;
    identity.site = QString::fromStdString(answer->site);
    identity.device = QString::fromStdString(answer->device.value);
    identity.epoch = answer->epoch;
    identity.role = QString::fromUtf8(wire::name_of(answer->role).data());
    identity.place = QString::fromStdString(answer->place);
    identity.prefix = answer->prefix;
    identity.contentKey = QString::fromStdString(answer->content_key);
    identity.secretKey = m_secretKey;
    if (identity.role != m_role) {
        Q_EMIT failed(EnrolFault::OtherRole, QStringLiteral("the code is for a device of role %1, this program runs as %2").arg(identity.role, m_role));
        return;
    }
    if (m_unreadable)
        if (const auto aside = putAside(m_folder); !aside.ok()) {
            Q_EMIT failed(EnrolFault::Disk, aside.error());
            return;
        }
    const auto saved = saveIdentity(m_folder, identity);
    if (!saved.ok())
        Q_EMIT failed(EnrolFault::Disk, saved.error());
    else
        Q_EMIT enrolled(identity);
}

} // namespace talon::kiosk
