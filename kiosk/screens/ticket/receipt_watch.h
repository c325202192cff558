// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/receipt_printer.h"
#include "kiosk/link/terminal.h"

#include <map>

namespace talon::kiosk {

/// Tells the terminal what became of each receipt, also of one whose visitor has left the screen. Of copies it is told nothing: who holds one
/// is not known, and whoever has no paper keeps the mark.
class ReceiptWatch : public QObject
{
    Q_OBJECT

public:
    ReceiptWatch(Terminal *terminal, ReceiptPrinter *printer, QObject *parent = nullptr);

    /// The printer has taken the ticket's receipt as `job`.
    void watch(int job, const talon::kiosk::GivenTicket &ticket);

private:
    struct Sent {
        core::TicketId ticket;
        core::Instant issued{};
    };
    void settle(int job, ReceiptFate fate);

    Terminal *m_terminal;
    std::map<int, Sent> m_sent; ///< by the printer's job; each is settled within 20 s
};

} // namespace talon::kiosk
