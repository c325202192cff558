// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/print_worker.h"

#include <QtMath>

namespace talon::kiosk {

PrintWorker::PrintWorker(const QByteArray &queue, const QByteArray &owner, const ReceiptPaper &paper)
    : m_paper(paper), m_server(queue, owner), m_wake(this)
{
    m_clock.start();
    m_wake.setSingleShot(true);
    connect(&m_wake, &QTimer::timeout, this, &PrintWorker::run);
}

void PrintWorker::start()
{
    run();
}

void PrintWorker::take(int id, const Receipt &receipt)
{
    m_receipts.insert_or_assign(id, Sent{receipt});
    m_machine.take(id, now());
    run();
}

void PrintWorker::withdraw(int id)
{
    m_machine.withdraw(id, now());
    run();
}

/// One order at a time, and the event loop in between: a receipt that comes meanwhile, or the program's end, waits for one
/// answer of the print server at most.
void PrintWorker::run()
{
    const auto order = m_machine.next(now());
    if (order.kind == PrintMachine::Order::Kind::Rest) {
        tell();
        m_wake.start(order.rest);
        return;
    }
    obey(order);
    tell();
    m_wake.start(0);
}

void PrintWorker::obey(const PrintMachine::Order &order)
{
    using Kind = PrintMachine::Order::Kind;
    switch (order.kind) {
    case Kind::Look: {
        const auto found = m_server.look(order.job, order.probe);
        m_machine.onLooked(found.facts, found.job, found.device, now());
        break;
    }
    case Kind::Sweep: {
        const bool done = m_server.sweep();
        m_machine.onSwept(done, now());
        break;
    }
    case Kind::Submit: submit(order.id); break;
    case Kind::Cancel: {
        const bool done = m_server.cancel(order.job, order.force);
        m_machine.onCancelled(done, now());
        break;
    }
    case Kind::Resume:
        m_server.resume();
        m_machine.onResumed(now());
        break;
    case Kind::Rest: break;
    }
}

void PrintWorker::submit(int id)
{
    const auto receipt = m_receipts.find(id);
    Q_ASSERT(receipt != m_receipts.end());
    const ReceiptPage page = receiptPage(receipt->second.receipt, m_paper);
    receipt->second.lengthMm = qCeil(page.millimetres.height());
    PrintServer::Submitted submitted; // refused, if it cannot even be drawn
    if (!page.pdf.isEmpty())
        submitted = m_server.submit(page.pdf, page.millimetres, receipt->second.receipt.number.toUtf8());
    m_machine.onSubmitted(submitted.job, submitted.answered, now());
}

void PrintWorker::tell()
{
    Q_EMIT state(m_machine.state());
    for (const auto &note : m_machine.takeNotes()) {
        const auto sent = m_receipts.extract(note.id);
        if (note.printed && !sent.empty() && sent.mapped().lengthMm > 0)
            Q_EMIT used(sent.mapped().lengthMm);
        if (note.printed)
            Q_EMIT printed(note.id);
        else
            Q_EMIT failed(note.id, note.why);
    }
}

} // namespace talon::kiosk
