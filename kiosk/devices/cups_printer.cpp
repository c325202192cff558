// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/cups_printer.h"

#include "kiosk/devices/print_worker.h"

namespace talon::kiosk {

CupsPrinter::CupsPrinter(const QString &queue, const QString &owner, const ReceiptPaper &paper, QObject *parent)
    : ReceiptPrinter(parent), m_worker(new PrintWorker(queue.toUtf8(), owner.toUtf8(), paper))
{
    qRegisterMetaType<ReceiptPrinter::State>();
    m_thread.setObjectName(QStringLiteral("printing"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_worker, &PrintWorker::start);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &PrintWorker::used, this, &CupsPrinter::used);
    connect(m_worker, &PrintWorker::printed, this, &CupsPrinter::printed);
    connect(m_worker, &PrintWorker::failed, this, &CupsPrinter::failed);
    connect(m_worker, &PrintWorker::state, this, [this](State state) {
        if (state != std::exchange(m_state, state))
            Q_EMIT stateChanged();
    });
    m_thread.start();
}

CupsPrinter::~CupsPrinter()
{
    m_thread.quit();
    m_thread.wait();
}

int CupsPrinter::print(const Receipt &receipt)
{
    const int id = ++m_lastId;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, id, receipt] { worker->take(id, receipt); });
    return id;
}

void CupsPrinter::withdraw(int id)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, id] { worker->withdraw(id); });
}

} // namespace talon::kiosk
