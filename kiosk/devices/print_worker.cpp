// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/print_worker.h"

#include "kiosk/devices/receipt.h"

namespace talon::kiosk {

using State = ReceiptPrinter::State;

PrintWorker::PrintWorker(const QByteArray &queue) : m_server(queue), m_statePoll(this), m_jobPoll(this)
{
    m_statePoll.setInterval(statePoll);
    m_jobPoll.setInterval(jobPoll);
    connect(&m_statePoll, &QTimer::timeout, this, &PrintWorker::look);
    connect(&m_jobPoll, &QTimer::timeout, this, &PrintWorker::watch);
}

void PrintWorker::start()
{
    look();
    m_statePoll.start();
}

void PrintWorker::look()
{
    Q_EMIT state(m_server.state());
}

void PrintWorker::take(int id, const Receipt &receipt)
{
    if (m_waiting.size() >= maxWaiting) {
        Q_EMIT failed(id, State::Failed);
        return;
    }
    m_waiting.emplace_back(id, receipt);
    if (m_id == 0)
        next();
}

void PrintWorker::next()
{
    while (!m_waiting.empty() && m_id == 0) {
        const auto [id, receipt] = m_waiting.front();
        m_waiting.pop_front();
        m_id = id;
        const State before = m_server.state();
        Q_EMIT state(before);
        // «Paper out» and «failed» are no reason not to try: a refilled roll shows only in the next job.
        if (before == State::Absent || before == State::Stopped) {
            giveUp(before);
            continue;
        }
        const QByteArray pdf = receiptPdf(receipt);
        const auto job = pdf.isEmpty() ? std::nullopt : m_server.submit(pdf, receipt.number.toUtf8());
        if (!job) {
            giveUp(State::Failed);
            continue;
        }
        m_job = *job;
        m_deadline.setRemainingTime(patience);
        m_stale.setRemainingTime(staleness);
        m_jobPoll.start();
    }
}

void PrintWorker::watch()
{
    const auto job = m_server.job(m_job);
    const State now = m_server.state();
    Q_EMIT state(now);
    const bool hopeless = now == State::Stopped || (now == State::PaperOut && m_stale.hasExpired());
    if (job == PrintServer::Job::Waiting && !hopeless && !m_deadline.hasExpired())
        return;
    // «Completed» only says that the printer took the data: a printer that ran out of paper on it says so now.
    if (job == PrintServer::Job::Completed && now == State::Ready) {
        Q_EMIT printed(m_id);
        end();
    } else {
        if (job == PrintServer::Job::Waiting)
            m_server.cancel(m_job);
        giveUp(now == State::Ready ? State::Failed : now);
    }
    next();
}

void PrintWorker::giveUp(State why)
{
    Q_EMIT failed(m_id, why);
    end();
}

void PrintWorker::end()
{
    m_jobPoll.stop();
    m_id = 0;
    m_job = 0;
}

} // namespace talon::kiosk
