// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/print_server.h"

#include <QDeadlineTimer>
#include <QTimer>
#include <deque>

namespace talon::kiosk {

/// Takes receipts one after the other to the print server and watches each until it is printed or given up.
class PrintWorker : public QObject
{
    Q_OBJECT

public:
    explicit PrintWorker(const QByteArray &queue);

    /// How long a receipt may take until its visitor is told to write the number down.
    static constexpr int patience = 15'000;
    /// CUPS learns only from a job what the printer lacks, and keeps the last it heard: «paper out» may be stale for the
    /// first seconds of the next job.
    static constexpr int staleness = 4'000;
    static constexpr int jobPoll = 200;
    static constexpr int statePoll = 5'000;
    /// More receipts than this are never in work: a kiosk gives one ticket at a time.
    static constexpr std::size_t maxWaiting = 16;

    void start();
    void take(int id, const Receipt &receipt);

Q_SIGNALS:
    void printed(int id);
    void failed(int id, talon::kiosk::ReceiptPrinter::State why);
    void state(talon::kiosk::ReceiptPrinter::State state);

private:
    void next();
    void watch();
    void look();
    void giveUp(ReceiptPrinter::State why);
    void end();

    PrintServer m_server;
    QTimer m_statePoll;
    QTimer m_jobPoll;
    std::deque<std::pair<int, Receipt>> m_waiting;
    int m_id = 0;  ///< the receipt in work, 0 for none
    int m_job = 0; ///< its job at the print server
    QDeadlineTimer m_deadline;
    QDeadlineTimer m_stale;
};

} // namespace talon::kiosk
