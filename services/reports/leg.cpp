// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/leg.h"

#include <algorithm>

namespace talon::reports {

namespace {

using core::Instant;
using core::Millis;
using core::Period;
using enum core::TicketState;

using Periods = std::vector<Period>;

/// Does this period go on with the call or the serving before it, in another hand?
bool goes_on(const Periods &periods, std::size_t at, std::size_t begin)
{
    return at > begin && periods[at].state == periods[at - 1].state && (periods[at].state == called || periods[at].state == serving);
}

class LegMaker
{
public:
    LegMaker(const core::Ticket &ticket, const Notes &notes) : m_ticket(ticket), m_notes(notes) {}

    Leg make(int number, std::size_t begin, std::size_t end) const
    {
        Leg leg = blank(number, begin);
        for (std::size_t at = begin; at < end; ++at)
            add(leg, at, begin);
        const bool last = end == m_ticket.periods.size();
        leg.end = !last ? LegEnd::transferred : end_of_ticket();
        if (leg.end != LegEnd::open)
            leg.ended = m_ticket.periods[end - 1].to;
        if (leg.end == LegEnd::left)
            leg.left_by = m_ticket.ended_by_day ? LeftBy::day : m_notes.left_by;
        leg.ended_by_day = last && m_ticket.ended_by_day;
        finish(leg, last);
        return leg;
    }

private:
    Leg blank(int number, std::size_t begin) const
    {
        Leg leg;
        leg.ticket = m_ticket.id;
        leg.leg = number;
        leg.day = m_ticket.day;
        leg.local_minute = m_notes.local_minute;
        leg.number = m_ticket.number;
        leg.service = m_ticket.periods[begin].service;
        leg.visitor_class = m_ticket.visitor_class;
        leg.booked = m_ticket.booked();
        leg.device = m_ticket.device;
        leg.arrived = m_ticket.periods[begin].from;
        leg.norm = m_notes.norm;
        leg.in_doubt = m_ticket.in_doubt;
        return leg;
    }

    LegEnd end_of_ticket() const
    {
        if (!m_ticket.finished())
            return LegEnd::open;
        return m_ticket.state == core::TicketState::served ? LegEnd::served : m_ticket.state == no_show ? LegEnd::no_show : LegEnd::left;
    }

    /// Serving follows on the call of this period: perhaps after other hands.
    bool leads_to_serving(std::size_t at) const
    {
        const Periods &periods = m_ticket.periods;
        while (at < periods.size() && periods[at].state == called)
            ++at;
        return at < periods.size() && periods[at].state == serving;
    }

    void add_length(Leg &leg, const Period &period, std::size_t at) const
    {
        if (!period.to)
            return;
        const Millis length = *period.to - period.from;
        if (m_ticket.ended_by_day && at + 1 == m_ticket.periods.size()) {
            leg.apart += length;
            return;
        }
        switch (period.state) {
        case waiting: {
            const Instant slot = std::clamp(m_ticket.slot.value_or(period.from), period.from, *period.to);
            leg.wait += *period.to - slot;
            leg.apart += slot - period.from;
            break;
        }
        case called: (leads_to_serving(at) ? leg.way : leg.lost) += length; break;
        case serving: leg.serving += length; break;
        case core::TicketState::parked: leg.parked += length; break;
        default: leg.apart += length;
        }
    }

    void add(Leg &leg, std::size_t at, std::size_t begin) const
    {
        const Periods &periods = m_ticket.periods;
        const Period &period = periods[at];
        add_length(leg, period, at);
        if (period.state == called || period.state == serving) {
            leg.window = period.window.value_or(leg.window);
            leg.staff = period.staff.value_or(leg.staff);
        }
        const bool fresh = !goes_on(periods, at, begin);
        if (period.state == called) {
            if (!leg.first_call)
                leg.first_call = period.from;
            leg.recalls += period.calls - (fresh ? 1 : 0);
            leg.has_way = leg.has_way || leads_to_serving(at);
            const bool over = at + 1 < periods.size() || m_ticket.finished();
            leg.lost_calls += fresh && over && !leads_to_serving(at);
            for (const auto &[index, reason] : m_notes.out_of_turn)
                if (index == at)
                    leg.out_of_turn = reason;
        }
        if (period.state == serving && !leg.began)
            leg.began = period.from;
        if (period.state == waiting && at > begin && (periods[at - 1].state == called || periods[at - 1].state == serving))
            ++leg.returns;
    }

    void finish(Leg &leg, bool last) const
    {
        const Instant expected = std::max(leg.arrived, m_ticket.slot.value_or(leg.arrived));
        if (leg.first_call)
            leg.first_wait = std::max(Millis(0), *leg.first_call - expected);
        leg.too_long = leg.serving > longest_serving;
        const bool cut = leg.ended_by_day && m_ticket.periods.back().state == serving;
        if (leg.began && leg.ended && !leg.too_long && !cut)
            leg.served = leg.serving;
        if (leg.leg != 0 || !m_ticket.finished())
            return;
        const Instant over = *m_ticket.periods.back().to;
        if (leg.left_by != LeftBy::day && !m_ticket.ended_by_day)
            leg.stay = over - leg.arrived;
        if (last && leg.end == LegEnd::left && !leg.first_call)
            leg.gone_after = std::max(Millis(0), over - expected);
    }

    const core::Ticket &m_ticket;
    const Notes &m_notes;
};

} // namespace

std::vector<Leg> legs_of(const core::Ticket &ticket, const Notes &notes)
{
    const LegMaker maker(ticket, notes);
    const std::size_t all = ticket.periods.size();
    std::vector<Leg> legs;
    std::size_t begin = 0;
    for (std::size_t next : notes.transfers) {
        if (next <= begin || next >= all)
            continue;
        legs.push_back(maker.make(static_cast<int>(legs.size()), begin, next));
        begin = next;
    }
    legs.push_back(maker.make(static_cast<int>(legs.size()), begin, all));
    if (ticket.finished() && !ticket.ended_by_day && legs.front().left_by != LeftBy::day) {
        Millis wait{0};
        for (const Leg &leg : legs)
            wait += leg.wait;
        legs.front().visit_wait = wait;
    }
    return legs;
}

} // namespace talon::reports
