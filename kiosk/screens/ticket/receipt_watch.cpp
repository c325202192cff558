// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/ticket/receipt_watch.h"

namespace talon::kiosk {

ReceiptWatch::ReceiptWatch(Terminal *terminal, ReceiptPrinter *printer, QObject *parent) : QObject(parent), m_terminal(terminal)
{
    connect(printer, &ReceiptPrinter::printed, this, [this](int job) { settle(job, ReceiptFate::Printed); });
    connect(printer, &ReceiptPrinter::failed, this, [this](int job) { settle(job, ReceiptFate::Failed); });
}

void ReceiptWatch::watch(int job, const GivenTicket &ticket)
{
    m_sent[job] = {ticket.id, ticket.issued};
    m_terminal->noteReceipt(ticket.id, ticket.issued, ReceiptFate::Sent);
}

void ReceiptWatch::settle(int job, ReceiptFate fate)
{
    if (const auto sent = m_sent.extract(job); !sent.empty())
        m_terminal->noteReceipt(sent.mapped().ticket, sent.mapped().issued, fate);
}

} // namespace talon::kiosk
