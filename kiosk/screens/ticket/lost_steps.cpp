// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a visitor who has taken a ticket and has lost the paper: figures, which of them, the paper again; never a second ticket.
#include "kiosk/screens/ticket/ticket_controller.h"

namespace talon::kiosk {

void TicketController::typeLost(const QString &figure)
{
    if (at(Step::LostCode))
        m_lost.type(figure);
}

void TicketController::eraseLost()
{
    if (at(Step::LostCode))
        m_lost.erase();
}

void TicketController::enterLost()
{
    if (at(Step::LostCode) && m_lost.enter(view()))
        go(Step::LostChoice);
}

void TicketController::chooseLost(const QString &id)
{
    auto ticket = at(Step::LostChoice) ? m_lost.choose(id) : std::nullopt;
    if (!ticket)
        return;
    ticket->language = m_language; // the paper speaks as its reader does now
    m_copy = true;
    m_ticket.showCopy(*ticket, m_terminal->menu(), view());
    go(Step::Ticket);
}

} // namespace talon::kiosk
