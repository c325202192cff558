// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/machine.h"

#include <sstream>

namespace talon::reports {

namespace {

/// Between what the spans remember and what is noted of tickets.
constexpr std::string_view notes_begin = "-\n";

std::string line_of(const core::TicketId &id, const Notes &notes)
{
    std::ostringstream line;
    line << id.value << ' ' << notes.norm.count() << ' ' << notes.local_minute << ' ' << notes.closes.time_since_epoch().count() << ' '
         << static_cast<int>(notes.left_by) << ' ' << notes.over << ' ' << notes.transfers.size();
    for (const std::size_t each : notes.transfers)
        line << ' ' << each;
    line << ' ' << notes.out_of_turn.size();
    for (const auto &[at, reason] : notes.out_of_turn)
        line << ' ' << at << ' ' << reason.value;
    line << '\n';
    return line.str();
}

std::map<core::TicketId, Notes> notes_in(const std::string &memory)
{
    std::map<core::TicketId, Notes> all;
    const auto begin = memory.find(notes_begin);
    std::istringstream lines(begin == std::string::npos ? std::string() : memory.substr(begin + notes_begin.size()));
    core::TicketId id;
    std::int64_t norm = 0, closes = 0;
    int left_by = 0;
    std::size_t count = 0;
    for (Notes notes; lines >> id.value >> norm >> notes.local_minute >> closes >> left_by >> notes.over >> count; notes = {}) {
        notes.norm = core::Millis(norm);
        notes.closes = core::Instant(core::Millis(closes));
        notes.left_by = static_cast<LeftBy>(left_by);
        for (std::size_t at = 0; count > 0 && lines >> at; --count)
            notes.transfers.push_back(at);
        lines >> count;
        core::ReasonId reason;
        for (std::size_t at = 0; count > 0 && lines >> at >> reason.value; --count)
            notes.out_of_turn.emplace_back(at, reason);
        all[id] = std::move(notes);
    }
    return all;
}

/// Somebody is called or served by it.
bool is_work(const core::Event &event)
{
    return std::holds_alternative<core::TicketCalled>(event) || std::holds_alternative<core::ServingStarted>(event)
           || std::holds_alternative<core::TicketServed>(event) || std::holds_alternative<core::TicketNoShow>(event)
           || std::holds_alternative<core::TicketReturned>(event) || std::holds_alternative<core::TicketTransferred>(event);
}

} // namespace

Machine::Machine(core::Hall hall, const std::string &memory)
    : m_hall(std::move(hall)), m_spans(memory.substr(0, memory.find(notes_begin))), m_notes(notes_in(memory))
{
    if (m_hall.has_site())
        note_names(m_hall.site(), {});
    m_out.names.clear(); // they have been told
}

std::string Machine::memory() const
{
    std::string text = m_spans.memory() + std::string(notes_begin);
    for (const auto &[id, notes] : m_notes)
        text += line_of(id, notes);
    return text;
}

void Machine::date(Notes &notes, core::Instant arrival, core::Day day) const
{
    notes.local_minute = core::local_minute(arrival, m_hall.site().utc_offset);
    notes.closes = close_of(m_hall.site(), day);
}

/// Before the event is applied: what the ticket itself will not keep.
void Machine::note(const core::Happened &happened)
{
    const auto noted = [this](const core::TicketId &id) {
        const auto found = m_notes.find(id);
        return found == m_notes.end() ? nullptr : &found->second;
    };
    const auto was_issued = std::exchange(m_issued, std::nullopt);
    if (const auto *issued = std::get_if<core::TicketIssued>(&happened.event)) {
        const core::VisitorClass *visitor_class = m_hall.site().visitor_class(issued->visitor_class);
        Notes &notes = m_notes[issued->ticket];
        notes.norm = visitor_class ? core::Millis(visitor_class->norm) : core::Millis(0);
        date(notes, issued->arrival, issued->day);
        m_issued = issued->ticket;
        if (issued->slot)
            m_spans.expect(*issued->slot - core::Millis(m_hall.site().rules.callable_before));
    } else if (const auto *transferred = std::get_if<core::TicketTransferred>(&happened.event)) {
        const core::Ticket *ticket = m_hall.ticket(transferred->ticket);
        if (Notes *notes = noted(transferred->ticket); ticket && notes)
            notes->transfers.push_back(ticket->periods.size());
    } else if (const auto *called = std::get_if<core::TicketCalled>(&happened.event)) {
        const core::Ticket *ticket = m_hall.ticket(called->ticket);
        Notes *notes = noted(called->ticket);
        if (ticket && notes && called->repeat == 0 && !called->reason.empty())
            notes->out_of_turn.emplace_back(ticket->periods.size(), called->reason);
    } else if (const auto *left = std::get_if<core::TicketLeft>(&happened.event)) {
        const core::Ticket *ticket = m_hall.ticket(left->ticket);
        // With its birth comes the end of a ticket whose day is over by then; whatever ends later, somebody has ended.
        const bool late = was_issued == left->ticket && ticket && m_hall.day() && ticket->day < *m_hall.day();
        if (Notes *notes = noted(left->ticket))
            notes->left_by = late ? LeftBy::late : LeftBy::staff;
    }
}

void Machine::note_names(const core::Site &site, core::Instant at)
{
    const auto tell = [&](const char *kind, const std::string &id, const core::Text &title) {
        core::Text &known = m_names[{kind, id}];
        if (known == title)
            return;
        known = title;
        m_out.names.push_back({kind, id, title, core::local_day(at, site.utc_offset)});
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
        if (!ticket || notes == m_notes.end())
            continue;
        if (!notes->second.over)
            m_out.tickets[id] = legs_of(*ticket, notes->second);
    }
    m_touched.clear();
}

/// Whoever is done with a day that is over stays as they are, whatever a clock is put to later: but not who comes back to the queue.
void Machine::go_on(const std::vector<core::TicketId> &changed)
{
    for (const core::TicketId &id : changed) {
        const core::Ticket *ticket = m_hall.ticket(id);
        const auto notes = m_notes.find(id);
        if (ticket && !ticket->finished() && notes != m_notes.end())
            notes->second.over = false;
    }
}

void Machine::put_right(const core::TimeCorrected &event, core::Instant at, const std::vector<core::TicketId> &changed)
{
    m_spans.put_right(m_hall, event, at);
    for (const core::TicketId &id : changed) {
        const core::Ticket *ticket = m_hall.ticket(id);
        const auto notes = m_notes.find(id);
        if (ticket && notes != m_notes.end())
            date(notes->second, ticket->arrival, ticket->day);
    }
}

void Machine::forget_old(core::Day closed)
{
    std::erase_if(m_notes, [this](const auto &entry) { return !m_hall.ticket(entry.first); });
    for (auto &[id, notes] : m_notes) {
        const core::Ticket &ticket = *m_hall.ticket(id);
        notes.over = notes.over || (ticket.finished() && ticket.day <= closed);
    }
}

void Machine::take(const core::Happened &happened)
{
    const auto *closed = std::get_if<core::DayClosed>(&happened.event);
    const auto *corrected = std::get_if<core::TimeCorrected>(&happened.event);
    if (closed)
        gather(); // the close of a day forgets the tickets of the one before
    if (m_hall.has_site()) // until then a wrong clock has shown the time that passed
        m_spans.before(m_hall, corrected ? happened.at - corrected->by : happened.at, is_work(happened.event));
    note(happened);
    const auto changed = m_hall.apply(happened);
    m_touched.insert(changed.begin(), changed.end());
    if (corrected)
        put_right(*corrected, happened.at, changed);
    else
        go_on(changed);
    if (const auto *saved = std::get_if<core::SiteSaved>(&happened.event)) {
        note_names(saved->site, happened.at);
        m_spans.expect_anew(m_hall);
    }
    if (m_hall.has_site())
        m_spans.after(m_hall, happened.at, closed != nullptr);
    if (const auto *staff = std::get_if<core::StaffSaved>(&happened.event))
        m_out.names.push_back({"staff", staff->staff.value, core::Text(staff->title), core::local_day(happened.at, m_hall.site().utc_offset)});
    if (closed) {
        gather();
        forget_old(closed->day);
    }
}

Changes Machine::changes()
{
    gather();
    m_spans.tell(m_out.spans, m_out.marks);
    return std::exchange(m_out, {});
}

} // namespace talon::reports
