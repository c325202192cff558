// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/content_loader.h"

#include "kiosk/link/server_key.h"
#include "library/file_library.h"

#include <QNetworkReply>
#include <QUrlQuery>

#include <utility>

namespace talon::kiosk {

ContentLoader::ContentLoader(Identity identity, QObject *parent) : QObject(parent), m_identity(std::move(identity)) {}

ContentLoader::~ContentLoader()
{
    if (m_awaited) {
        m_awaited->disconnect(this);
        m_awaited->abort();
    }
}

void ContentLoader::ask(const QString &file, qint64 at)
{
    if (QNetworkReply *old = std::exchange(m_awaited, nullptr)) {
        old->disconnect(this);
        old->abort();
        old->deleteLater();
    }
    QUrl url = m_identity.server;
    url.setPath(QStringLiteral("/api/v1/library/") + file);
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("at"), QString::number(at));
    url.setQuery(query);
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(answerTimeout);
    if (url.scheme() == QLatin1String("https"))
        request.setSslConfiguration(pinnedTls());
    QNetworkReply *reply = m_network.get(request);
    m_awaited = reply;
    connect(reply, &QNetworkReply::encrypted, this, [this, reply] {
        Identity met = m_identity;
        if (knows(met, serverKey(reply->sslConfiguration())) == ServerKnown::no)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, file, at] { finished(reply, file, at); });
}

void ContentLoader::finished(QNetworkReply *reply, const QString &file, qint64 at)
{
    if (std::exchange(m_awaited, nullptr) != reply)
        return;
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray body = reply->read(static_cast<qint64>(library::max_piece) + 1);
    if (reply->error() != QNetworkReply::NoError || status != 200 || body.size() > static_cast<qsizetype>(library::max_piece)) {
        Q_EMIT failed(file, QStringLiteral("%1 does not give %2: %3").arg(reply->url().host(), file, reply->errorString()));
        return;
    }
    Q_EMIT loaded(file, at, body);
}

} // namespace talon::kiosk
