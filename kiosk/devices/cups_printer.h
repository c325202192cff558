// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/receipt_printer.h"

#include <QThread>

namespace talon::kiosk {

class PrintWorker;

/// Prints receipts on a CUPS queue. All talk with the print server runs in a thread of its own: a server that hangs
/// never holds up a screen.
class CupsPrinter : public ReceiptPrinter
{
    Q_OBJECT

public:
    /// `queue` is the printer's name in CUPS; empty means its default printer.
    explicit CupsPrinter(const QString &queue, QObject *parent = nullptr);
    ~CupsPrinter() override;

    State state() const override { return m_state; }
    int print(const Receipt &receipt) override;

private:
    QThread m_thread;
    PrintWorker *m_worker;
    State m_state = State::Absent;
    int m_lastId = 0;
};

} // namespace talon::kiosk
