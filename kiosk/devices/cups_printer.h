// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/receipt_paper.h"
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
    /// `queue` is the printer's name in CUPS; empty means its default printer. `owner` names this kiosk in its jobs: what it left
    /// there under this name when it was killed is cancelled at its start.
    CupsPrinter(const QString &queue, const QString &owner, const ReceiptPaper &paper = {}, QObject *parent = nullptr);
    ~CupsPrinter() override;

    State state() const override { return m_state; }
    int print(const Receipt &receipt) override;
    void withdraw(int id) override;

Q_SIGNALS:
    /// So much paper came out with a receipt; after stateChanged(), before printed().
    void used(int millimetres);

private:
    QThread m_thread;
    PrintWorker *m_worker;
    State m_state = State::Absent;
    int m_lastId = 0;
};

} // namespace talon::kiosk
