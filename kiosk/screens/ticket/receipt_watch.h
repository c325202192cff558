// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/receipt_printer.h"
#include "kiosk/link/terminal.h"

#include <map>

namespace talon::kiosk {

/// Tells the terminal what became of each receipt, also of one whose visitor has left the screen.
class ReceiptWatch : public QObject
{
    Q_OBJECT

public:
    ReceiptWatch(Terminal *terminal, ReceiptPrinter *printer, QObject *parent = nullptr);

    /// The printer has taken the ticket's receipt as `job`. `again`: the visitor had one already.
    void watch(int job, const GivenTicket &ticket, bool again = false);

private:
    struct Sent {
        core::TicketId ticket;
        core::Instant issued{};
        bool again = false;
    };
    void settle(int job, ReceiptFate fate);

    Terminal *m_terminal;
    std::map<int, Sent> m_sent; ///< by the printer's job; each is settled within 20 s
};

} // namespace talon::kiosk
