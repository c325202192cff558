// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/ticket_journal.h"
#include "kiosk/link/terminal.h"
#include "sync/ticket_issuer.h"

#include <QTimer>

namespace talon::kiosk {

class BackendLink;
class SiteTime;

/// Gives tickets: carries what sync's issuer wants to the backend and to the journal, and back.
class TicketDesk : public QObject
{
    Q_OBJECT

public:
    TicketDesk(std::unique_ptr<TicketJournal> journal, core::DeviceId device, qint64 epoch, BackendLink &link,
               const SiteTime &time);

    bool busy() const { return m_issuer.busy(); }
    /// Answered by exactly one of given(), refused() and failed(). `service` is of the menu in force.
    /// `booking`: that the visitor checks in, with its slot.
    void give(const core::Service &service, const core::ClassId &visitorClass, core::Language language, core::Day day,
              const std::optional<std::pair<core::BookingId, core::Instant>> &booking = {});
    /// No tickets while the backend takes none of this device.
    void setAside(bool aside) { run(m_issuer.on_set_aside(aside)); }
    void onReserve(const wire::Reserve &reserve);

Q_SIGNALS:
    void given(const talon::core::TicketIssued &issued, std::optional<int> ahead, std::optional<int> waitMinutes);
    void refused(talon::core::Refusal refusal);
    void failed(const QString &sentence);

private:
    void run(const sync::IssuerEffects &effects);

    std::unique_ptr<TicketJournal> m_journal;
    BackendLink &m_link;
    const SiteTime &m_time;
    sync::TicketIssuer m_issuer;
    std::int64_t m_archived = 0; ///< what a verified backup was told to hold
    QTimer m_tick;
};

} // namespace talon::kiosk
