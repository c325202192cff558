// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/ticket/receipt_watch.h"

namespace talon::kiosk {

ReceiptWatch::ReceiptWatch(Terminal *terminal, ReceiptPrinter *printer, QObject *parent) : QObject(parent), m_terminal(terminal)
{
    connect(printer, &ReceiptPrinter::printed, this, [this](int job) { settle(job, ReceiptFate::Printed); });
    connect(printer, &ReceiptPrinter::failed, this, [this](int job) { settle(job, ReceiptFate::Failed); });
}

void ReceiptWatch::watch(int job, const GivenTicket &ticket, bool again)
{
    m_sent[job] = {ticket.id, ticket.issued, again};
    if (!again)
        m_terminal->noteReceipt(ticket.id, ticket.issued, ReceiptFate::Sent);
}

void ReceiptWatch::settle(int job, ReceiptFate fate)
{
    const auto sent = m_sent.extract(job);
    if (sent.empty())
        return;
    const auto &[ticket, issued, again] = sent.mapped();
    if (fate == ReceiptFate::Printed || !again)
        m_terminal->noteReceipt(ticket, issued, fate);
}

} // namespace talon::kiosk
