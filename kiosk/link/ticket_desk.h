// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/ticket_journal.h"
#include "kiosk/link/terminal.h"

#include <QTimer>

namespace talon::kiosk {

class BackendLink;

/// Gives tickets: gets a number from the backend or the reserve, makes the ticket durable in the own journal, and only
/// then says so. One ticket at a time.
class TicketDesk : public QObject
{
    Q_OBJECT

public:
    TicketDesk(std::unique_ptr<TicketJournal> journal, core::DeviceId device, qint64 epoch, BackendLink &link);

    bool busy() const { return m_wanted.has_value(); }
    /// Answered by exactly one of given(), refused() and failed(). `service` is of the menu in force.
    void give(const core::Service &service, const core::ClassId &visitorClass, core::Language language, core::Day day);
    void onReserve(const wire::Reserve &reserve);

Q_SIGNALS:
    void given(const talon::core::TicketIssued &issued, std::optional<int> ahead, std::optional<int> waitMinutes);
    void refused(talon::core::Refusal refusal);
    void failed(const QString &sentence);

private:
    struct Wanted {
        core::TicketIssued issued;
        std::optional<int> ahead;
        std::optional<int> waitMinutes;
    };

    void run(const sync::NumberEffects &effects);
    void bear(const sync::NumberGiven &number);
    void refuse(core::Refusal refusal);

    std::unique_ptr<TicketJournal> m_journal;
    core::DeviceId m_device;
    qint64 m_epoch;
    BackendLink &m_link;
    sync::NumberSource m_numbers;
    QTimer m_tick;
    std::optional<Wanted> m_wanted;
    bool m_broken = false;
};

} // namespace talon::kiosk
