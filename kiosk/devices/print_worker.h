// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/print_server.h"
#include "kiosk/devices/receipt.h"

#include <QElapsedTimer>
#include <QTimer>
#include <map>

namespace talon::kiosk {

/// Does what the machine orders, and tells it what came of it.
class PrintWorker : public QObject
{
    Q_OBJECT

public:
    PrintWorker(const QByteArray &queue, const QByteArray &owner, const ReceiptPaper &paper);

    void start();
    void take(int id, const Receipt &receipt);
    void withdraw(int id);

Q_SIGNALS:
    void printed(int id);
    void failed(int id, talon::kiosk::ReceiptPrinter::State why);
    /// So much paper came out.
    void used(int millimetres);
    void state(talon::kiosk::ReceiptPrinter::State state);

private:
    PrintMachine::Time now() const { return PrintMachine::Time(m_clock.elapsed()); }
    void run();
    void obey(const PrintMachine::Order &order);
    void submit(int id);
    void tell();

    ReceiptPaper m_paper;
    PrintServer m_server;
    PrintMachine m_machine;
    QElapsedTimer m_clock;
    QTimer m_wake;
    struct Sent {
        Receipt receipt;
        int lengthMm = 0; ///< as it was laid out; 0: it was not yet
    };
    std::map<int, Sent> m_receipts;
};

} // namespace talon::kiosk
