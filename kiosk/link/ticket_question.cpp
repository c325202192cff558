// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/ticket_question.h"

#include "kiosk/link/server_key.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>

#include <utility>

namespace talon::kiosk {

namespace {

TicketKnown known(const QByteArray &status)
{
    const QString state = QJsonDocument::fromJson(status).object().value(QLatin1String("state")).toString();
    if (state == QLatin1String("waiting") || state == QLatin1String("called") || state == QLatin1String("serving") || state == QLatin1String("parked"))
        return TicketKnown::Open;
    const bool over = state == QLatin1String("served") || state == QLatin1String("left") || state == QLatin1String("no_show");
    return over ? TicketKnown::Over : TicketKnown::Unknown;
}

} // namespace

TicketQuestion::TicketQuestion(Identity identity, QObject *parent) : QObject(parent), m_identity(std::move(identity)) {}

TicketQuestion::~TicketQuestion()
{
    giveUp();
}

void TicketQuestion::giveUp()
{
    if (QNetworkReply *old = std::exchange(m_awaited, nullptr)) {
        old->disconnect(this);
        old->abort();
        old->deleteLater();
    }
}

void TicketQuestion::ask(const core::TicketId &ticket)
{
    giveUp();
    QUrl url = m_identity.server;
    url.setPath(QStringLiteral("/api/v1/status/") + QString::fromStdString(ticket.value));
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(patience);
    if (url.scheme() == QLatin1String("https"))
        request.setSslConfiguration(pinnedTls());
    QNetworkReply *reply = m_network.get(request);
    m_awaited = reply;
    connect(reply, &QNetworkReply::encrypted, this, [this, reply] {
        Identity met = m_identity;
        if (knows(met, serverKey(reply->sslConfiguration())) == ServerKnown::no)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, ticket] {
        if (m_awaited != reply)
            return;
        m_awaited = nullptr;
        reply->deleteLater();
        constexpr qint64 most = 64 * 1024;
        const bool good = reply->error() == QNetworkReply::NoError && reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200;
        Q_EMIT heard(ticket, good ? known(reply->read(most)) : TicketKnown::Unknown);
    });
}

} // namespace talon::kiosk
