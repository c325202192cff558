// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hall/receipts.h"

#include <set>

namespace talon::core {

std::vector<Event> reported(const Hall &hall, const ReportReceipts &report)
{
    std::vector<Event> events;
    std::set<TicketId> named; // a kiosk may name one twice
    // Both at once is nothing: taken in turn, each report would change the mark there and back.
    std::set<TicketId> both(report.unprinted.begin(), report.unprinted.end());
    std::erase_if(both, [printed = std::set<TicketId>(report.printed.begin(), report.printed.end())](const TicketId &id) { return !printed.contains(id); });
    const auto note = [&](const TicketId &id, bool printed) {
        const Ticket *ticket = hall.ticket(id);
        const bool own = ticket && ticket->device == report.device && hall.day() && ticket->day >= *hall.day();
        const bool news = own && !ticket->printed_late && ticket->unprinted == printed && !both.contains(id);
        if (news && events.size() < receipts_at_once && named.insert(id).second)
            events.push_back(ReceiptReported{id, printed});
    };
    for (const TicketId &id : report.unprinted)
        note(id, false);
    for (const TicketId &id : report.printed)
        note(id, true);
    return events;
}

} // namespace talon::core
