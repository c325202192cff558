// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forecast/watch.h"

#include "core/forecast/run.h"

#include <algorithm>

namespace talon::core::forecast {

namespace {

constexpr Minutes longest_birth{1};  ///< a forecast made so long after the birth still counts as made at it
constexpr Minutes longest_delay{2};  ///< and so with the later ages
constexpr std::size_t remembered_days = 40;

bool was_called(const Ticket &ticket)
{
    return std::any_of(ticket.periods.begin(), ticket.periods.end(), [](const Period &period) { return period.calls > 0; });
}

} // namespace

Marks &Marks::operator+=(const Marks &other)
{
    n += other.n;
    error += other.error;
    bias += other.bias;
    within += other.within;
    width += other.width;
    inside += other.inside;
    later += other.later;
    earlier += other.earlier;
    shown_width += other.shown_width;
    others += other.others;
    same += other.same;
    last_wait += other.last_wait;
    formula += other.formula;
    return *this;
}

void Watch::note(const Hall &hall, const Batch &batch, const Stretch &eight, const Stretch &seven)
{
    // Of few runs the ends say nothing, and what lies beyond all runs has none: to learn from them would widen every later range.
    if (batch.runs < least_runs)
        return;
    for (const auto &[id, spread] : batch.tickets) {
        const Ticket *ticket = hall.ticket(id);
        if (spread.q90 >= horizon || !ticket || ticket->state != TicketState::waiting || was_called(*ticket))
            continue;
        const Millis age = batch.at - ticket->arrival;
        for (std::size_t i = 0; i < watched_ages.size(); ++i) {
            if (age < watched_ages[i] || age > watched_ages[i] + (i == 0 ? longest_birth : longest_delay))
                continue;
            std::optional<Note> &note = m_notes[id][i];
            if (note)
                continue;
            note = Note{batch.at, spread, eight.reach(spread), in_fives(seven.reach(spread), spread.median), {}, {}};
            const auto last = m_last_waits.find({ticket->service, ticket->visitor_class});
            if (last != m_last_waits.end())
                note->last_wait = std::max(last->second - age, Millis{0});
            note->formula = hall.expected_wait(ticket->service, hall.ahead_of(*ticket), batch.at);
        }
    }
}

void Watch::apply(const Hall &hall, const Happened &happened, Calibration &calibration)
{
    if (const auto *call = std::get_if<TicketCalled>(&happened.event); call && call->repeat == 0)
        called(hall, call->ticket, happened.at, calibration);
    else if (const auto *left = std::get_if<TicketLeft>(&happened.event))
        m_notes.erase(left->ticket);
    else if (const auto *parked = std::get_if<TicketParked>(&happened.event))
        m_notes.erase(parked->ticket); // who steps out by will was not forecast
    else if (std::holds_alternative<DayClosed>(happened.event) || std::holds_alternative<TimeCorrected>(happened.event))
        m_notes.clear();
}

void Watch::called(const Hall &hall, const TicketId &id, Instant at, Calibration &calibration)
{
    const Ticket *ticket = hall.ticket(id);
    if (!ticket)
        return;
    m_last_waits[{ticket->service, ticket->visitor_class}] = time_in(*ticket, TicketState::waiting, at);
    const auto found = m_notes.find(id);
    if (found == m_notes.end())
        return;
    for (std::size_t i = 0; i < watched_ages.size(); ++i) {
        const std::optional<Note> &note = found->second[i];
        if (!note)
            continue;
        const Millis came = std::max(at - note->at, Millis{0});
        calibration.learn(note->spread, came);
        Marks marks;
        marks.n = 1;
        marks.error = std::chrono::abs(came - note->spread.median);
        marks.bias = note->spread.median - came;
        marks.within = note->eight.from <= came && came <= note->eight.to;
        marks.width = note->eight.to - note->eight.from;
        const bool open_end = note->shown.from >= Minutes{120}; // «more than two hours» has no end
        marks.later = came > note->shown.to && !open_end;
        marks.earlier = came < note->shown.from;
        marks.inside = !marks.later && !marks.earlier;
        marks.shown_width = note->shown.to - note->shown.from;
        if (note->last_wait && note->formula) {
            marks.others = 1;
            marks.same = marks.error;
            marks.last_wait = std::chrono::abs(came - *note->last_wait);
            marks.formula = std::chrono::abs(came - *note->formula);
        }
        m_days[ticket->day][ticket->service][i] += marks;
    }
    m_notes.erase(found);
    if (m_days.size() > remembered_days)
        m_days.erase(m_days.begin());
}

} // namespace talon::core::forecast
