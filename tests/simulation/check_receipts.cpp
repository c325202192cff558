// SPDX-License-Identifier: GPL-3.0-or-later
// What staff are told of receipts: whom they take for a visitor without paper has none that the kiosk knows of.
#include "tests/simulation/backend.h"
#include "tests/simulation/terminal.h"

#include <algorithm>

namespace talon::simulation {

using Fate = sync::ReceiptLog::Fate;

void Checkers::receipt(const core::TicketId &ticket, Fate fate)
{
    if (fate == Fate::failed)
        m_no_paper.insert(ticket);
    if (fate == Fate::printed)
        m_on_paper.insert(ticket);
}

void Checkers::take_report(const core::ReceiptReported &report, bool fresh)
{
    if (!fresh)
        return;
    if (++m_reports[report.ticket] > 2)
        throw Broken("13: receipts", "of ticket " + report.ticket.value + " the backend has noted more than that it was not printed and that it was after all");
    m_world.marks.reach(report.printed ? Mark::receipt_after_all : Mark::receipt_not_printed);
    // A copy of a disk knows of no paper that came out after it was made.
    const core::DeviceId &device = m_born.at(report.ticket).issued.device;
    const auto of_device = [&](const Machine &machine) { return machine.disk->identity.device == device; };
    const bool alone = std::count_if(m_world.machines.begin(), m_world.machines.end(), of_device) == 1;
    if (alone && report.printed && !m_on_paper.contains(report.ticket))
        throw Broken("13: receipts", "ticket " + report.ticket.value + " is told to be printed, and was not");
    if (alone && !report.printed && m_on_paper.contains(report.ticket) && !m_no_paper.contains(report.ticket))
        throw Broken("13: receipts", "ticket " + report.ticket.value + " is told not to be printed, and was at once");
}

void Checkers::receipts_are_true() const
{
    const core::Hall &hall = m_world.backend->hall();
    const auto &aside = m_world.backend->ledger().durable().registry.set_aside;
    for (const Machine &machine : m_world.machines) {
        const core::DeviceId &device = machine.disk->identity.device;
        const auto same = [&](const Machine &other) { return other.disk->identity.device == device; };
        if (!m_world.is_kiosk(machine) || machine.retired || aside.contains(device) || std::count_if(m_world.machines.begin(), m_world.machines.end(), same) > 1)
            continue;
        for (const auto &[id, ticket] : hall.tickets())
            if (ticket.device == device && hall.day() && ticket.day >= *hall.day() && ticket.unprinted && m_on_paper.contains(id))
                throw Broken("13: receipts", "ticket " + id.value + " was printed in the end, and staff still take it for unprinted");
    }
}

} // namespace talon::simulation
