// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/identity.h"
#include "kiosk/link/terminal.h"

#include <QNetworkAccessManager>
#include <QObject>

class QNetworkReply;

namespace talon::kiosk {

/// Asks the backend whether a ticket may still be called: what a visitor's phone is told of it (GET /api/v1/status/{ticket}). No answer in
/// time, a strange one, or a ticket that the backend does not have yet is Unknown; where the server has a key, another server is asked nothing.
class TicketQuestion : public QObject
{
    Q_OBJECT

public:
    static constexpr int patience = 1'500; ///< ms: somebody stands there

    explicit TicketQuestion(Identity identity, QObject *parent = nullptr);
    ~TicketQuestion() override;

    /// Answers with exactly one heard(), never from inside. A question that is still open is given up, without a word.
    void ask(const core::TicketId &ticket);
    /// The server's key, once it is known.
    void setIdentity(const Identity &identity) { m_identity = identity; }

Q_SIGNALS:
    void heard(const talon::core::TicketId &ticket, talon::kiosk::TicketKnown known);

private:
    void giveUp();

    Identity m_identity;
    QNetworkAccessManager m_network;
    QNetworkReply *m_awaited = nullptr;
};

} // namespace talon::kiosk
