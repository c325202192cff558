// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/machine.h"

namespace talon::reports {

namespace {

/// Staff do by their logins; devices and talond itself have names with a sign that no login has, or that no person has.
LeftBy who(const std::string &actor)
{
    if (actor == "talond")
        return LeftBy::day;
    return actor.starts_with("device:") ? LeftBy::visitor : LeftBy::staff;
}

} // namespace

/// Before the event is applied: what the ticket itself will not keep.
void Machine::note(const core::Happened &happened)
{
    if (const auto *issued = std::get_if<core::TicketIssued>(&happened.event)) {
        const core::VisitorClass *visitor_class = m_hall.site().visitor_class(issued->visitor_class);
        Notes &notes = m_notes[issued->ticket];
        notes.norm = visitor_class ? core::Millis(visitor_class->norm) : core::Millis(0);
        notes.local_minute = core::local_minute(issued->arrival, m_hall.site().utc_offset);
        if (issued->slot)
            m_spans.expect(*issued->slot - core::Millis(m_hall.site().rules.callable_before));
    } else if (const auto *transferred = std::get_if<core::TicketTransferred>(&happened.event)) {
        if (const core::Ticket *ticket = m_hall.ticket(transferred->ticket))
            m_notes[transferred->ticket].transfers.push_back(ticket->periods.size());
    } else if (const auto *called = std::get_if<core::TicketCalled>(&happened.event)) {
        const core::Ticket *ticket = m_hall.ticket(called->ticket);
        if (ticket && called->repeat == 0 && !called->reason.empty())
            m_notes[called->ticket].out_of_turn.emplace_back(ticket->periods.size(), called->reason);
    } else if (const auto *left = std::get_if<core::TicketLeft>(&happened.event)) {
        const core::Ticket *ticket = m_hall.ticket(left->ticket);
        // Of a day that is over when it came here: nobody ended it, its day had.
        const bool late = ticket && m_hall.day() && ticket->day < *m_hall.day();
        m_notes[left->ticket].left_by = late ? LeftBy::day : who(happened.actor);
    }
}

void Machine::note_names(const core::Site &site)
{
    const auto tell = [this](const char *kind, const std::string &id, const core::Text &title) {
        core::Text &known = m_names[{kind, id}];
        if (known == title)
            return;
        known = title;
        m_out.names.push_back({kind, id, title});
    };
    for (const core::Service &each : site.services)
        tell("service", each.id.value, each.title);
    for (const core::VisitorClass &each : site.classes)
        tell("class", each.id.value, each.title);
    for (const core::Window &each : site.windows)
        tell("window", std::to_string(each.number), each.title);
}

void Machine::gather()
{
    for (const core::TicketId &id : m_touched) {
        const core::Ticket *ticket = m_hall.ticket(id);
        const auto notes = m_notes.find(id);
        if (ticket && notes != m_notes.end())
            m_out.tickets[id] = legs_of(*ticket, notes->second);
    }
    m_touched.clear();
}

void Machine::take(const core::Happened &happened)
{
    const bool closes = std::holds_alternative<core::DayClosed>(happened.event);
    if (closes)
        gather(); // the close of a day forgets the tickets of the one before
    if (m_hall.has_site())
        m_spans.before(m_hall, happened.at, m_out.marks);
    note(happened);
    const auto changed = m_hall.apply(happened);
    m_touched.insert(changed.begin(), changed.end());
    if (const auto *corrected = std::get_if<core::TimeCorrected>(&happened.event)) {
        m_spans.put_right(*corrected, happened.at);
        for (const core::TicketId &id : changed)
            if (const core::Ticket *ticket = m_hall.ticket(id); ticket && m_notes.contains(id))
                m_notes[id].local_minute = core::local_minute(ticket->arrival, m_hall.site().utc_offset);
    }
    if (m_hall.has_site())
        m_spans.after(m_hall, happened.at, closes);
    if (const auto *saved = std::get_if<core::SiteSaved>(&happened.event))
        note_names(saved->site);
    if (const auto *staff = std::get_if<core::StaffSaved>(&happened.event))
        m_out.names.push_back({"staff", staff->staff.value, core::Text(staff->title)});
    if (closes) {
        gather();
        // Whoever is done with a day that is over stays as it is, whatever a clock is put to later.
        std::erase_if(m_notes, [this](const auto &entry) {
            const core::Ticket *ticket = m_hall.ticket(entry.first);
            return !ticket || ticket->finished();
        });
    }
}

Changes Machine::changes()
{
    gather();
    m_spans.tell(m_out.spans);
    return std::exchange(m_out, {});
}

} // namespace talon::reports
