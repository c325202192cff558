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
using Hand = std::pair<core::WindowNumber, core::StaffId>;

bool in_hand(const Period &period)
{
    return period.state == called || period.state == serving;
}

class LegMaker
{
public:
    LegMaker(const core::Ticket &ticket, const Notes &notes) : m_ticket(ticket), m_notes(notes), m_periods(ticket.periods) {}

    /// Of the periods from `begin` to before `end`.
    Leg make(int number, std::size_t begin, std::size_t end) const
    {
        const bool last = end == m_periods.size();
        const std::vector<std::size_t> hands = hands_of(begin, end);
        Leg leg = blank(number, begin);
        for (std::size_t at = begin; at < end; ++at)
            add(leg, at, begin);
        leg.end = !last ? LegEnd::transferred : end_of_ticket();
        if (leg.end != LegEnd::open)
            leg.ended = m_periods[end - 1].to;
        if (leg.end == LegEnd::left)
            leg.left_by = m_ticket.ended_by_day ? LeftBy::day : m_notes.left_by;
        leg.ended_by_day = last && m_ticket.ended_by_day;
        leg.too_long = leg.serving > longest_serving;
        set_served(leg, leg);
        if (leg.first_call)
            leg.first_wait = waited_before(begin, *leg.first_call);
        if (leg.leg == 0)
            leg.told = m_ticket.told;
        if (leg.leg == 0 && !leg.first_call)
            never_called(leg);
        add_parts(leg, hands, begin);
        return leg;
    }

    bool ended_by_somebody() const { return m_ticket.finished() && !m_ticket.ended_by_day && m_notes.left_by != LeftBy::late; }

private:
    /// Which hand each period belongs to, counted from 0: what lies between two hands belongs to the one before.
    std::vector<std::size_t> hands_of(std::size_t begin, std::size_t end) const
    {
        std::vector<Hand> known;
        std::vector<std::size_t> hands;
        std::size_t now = 0;
        for (std::size_t at = begin; at < end; ++at) {
            if (in_hand(m_periods[at])) {
                const Hand hand{m_periods[at].window.value_or(0), m_periods[at].staff.value_or(core::StaffId{})};
                const auto found = std::find(known.begin(), known.end(), hand);
                now = static_cast<std::size_t>(found - known.begin());
                if (found == known.end())
                    known.push_back(hand);
            }
            hands.push_back(now);
        }
        return hands;
    }

    Leg blank(int number, std::size_t begin) const
    {
        Leg leg;
        leg.ticket = m_ticket.id;
        leg.leg = number;
        leg.day = m_ticket.day;
        leg.local_minute = m_notes.local_minute;
        leg.number = m_ticket.number;
        leg.service = m_periods[begin].service;
        leg.visitor_class = m_ticket.visitor_class;
        leg.booked = m_ticket.booked() || m_ticket.has_booking;
        leg.device = m_ticket.device;
        leg.arrived = m_periods[begin].from;
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

    /// Does this period go on with the call or the serving before it, in another hand?
    bool goes_on(std::size_t at, std::size_t begin) const
    {
        return at > begin && m_periods[at].state == m_periods[at - 1].state && in_hand(m_periods[at]);
    }

    /// Serving follows on the call of this period: perhaps after other hands.
    bool leads_to_serving(std::size_t at) const
    {
        while (at < m_periods.size() && m_periods[at].state == called)
            ++at;
        return at < m_periods.size() && m_periods[at].state == serving;
    }

    /// Waiting from the slot on, and until `until`.
    Millis waited(const Period &period, Instant until) const
    {
        const Instant from = std::max(period.from, m_ticket.slot.value_or(period.from));
        return std::max(Millis(0), until - from);
    }

    Millis waited_before(std::size_t begin, Instant call) const
    {
        Millis sum{0};
        for (std::size_t at = begin; at < m_periods.size() && m_periods[at].from < call; ++at)
            if (m_periods[at].state == waiting && m_periods[at].to)
                sum += waited(m_periods[at], std::min(*m_periods[at].to, call));
        return sum;
    }

    /// Nobody made this end: the day did, or its day was over when the ticket came.
    bool nobodys_end(std::size_t at) const
    {
        return at + 1 == m_periods.size() && m_ticket.finished() && !ended_by_somebody();
    }

    void add_length(Leg &leg, std::size_t at) const
    {
        const Period &period = m_periods[at];
        if (!period.to)
            return;
        const Millis length = *period.to - period.from;
        if (nobodys_end(at)) {
            leg.apart += length;
            return;
        }
        switch (period.state) {
        case waiting: {
            const Millis wait = waited(period, *period.to);
            leg.wait += wait;
            leg.apart += length - wait;
            break;
        }
        case called: (leads_to_serving(at) ? leg.way : leg.lost) += length; break;
        case serving: leg.serving += length; break;
        case core::TicketState::parked: leg.parked += length; break;
        default: leg.apart += length;
        }
    }

    void add_call(Leg &leg, std::size_t at, std::size_t begin) const
    {
        const bool fresh = !goes_on(at, begin);
        const bool comes = leads_to_serving(at);
        if (!leg.first_call)
            leg.first_call = m_periods[at].from;
        leg.recalls += m_periods[at].calls - (fresh ? 1 : 0);
        const bool over = at + 1 < m_periods.size() || m_ticket.finished();
        leg.lost_calls += fresh && over && !comes;
        if (comes && m_periods[at + 1].state == serving) { // the whole call, through however many hands it went
            std::size_t first = at;
            while (goes_on(first, begin))
                --first;
            leg.ways.push_back(*m_periods[at].to - m_periods[first].from);
        }
        for (const auto &[index, reason] : m_notes.out_of_turn)
            if (index == at)
                leg.out_of_turn = reason;
    }

    void add(Leg &leg, std::size_t at, std::size_t begin) const
    {
        const Period &period = m_periods[at];
        add_length(leg, at);
        if (in_hand(period)) {
            leg.window = period.window.value_or(leg.window);
            leg.staff = period.staff.value_or(leg.staff);
        }
        if (period.state == called)
            add_call(leg, at, begin);
        if (period.state == serving && !leg.began)
            leg.began = period.from;
        if (period.state == waiting && at > begin && in_hand(m_periods[at - 1]))
            ++leg.returns;
    }

    /// Of a leg or a part of it: one that the day ended is in no time, wherever it stood then.
    static void set_served(Leg &leg, const Leg &whole)
    {
        if (leg.began && whole.ended && !whole.too_long && !whole.ended_by_day)
            leg.served = leg.serving;
    }

    /// How long who was never called has waited, at the end or so far.
    void never_called(Leg &leg) const
    {
        const Period &last = m_periods.back();
        if (leg.end == LegEnd::open) {
            leg.uncalled = leg.wait;
            if (last.state == waiting)
                leg.waits_since = std::max(last.from, m_ticket.slot.value_or(last.from));
        } else if (leg.end == LegEnd::left && leg.left_by != LeftBy::late) {
            // Nobody knows when those went whom the day ended: that they waited is certain as long as its hours lasted.
            const bool waits = m_ticket.ended_by_day && last.state == waiting;
            leg.gone_after = leg.wait + (waits ? waited(last, std::min(*last.to, m_notes.closes)) : Millis(0));
        }
    }

    void add_parts(Leg &leg, const std::vector<std::size_t> &hands, std::size_t begin) const
    {
        const std::size_t count = *std::max_element(hands.begin(), hands.end()) + 1;
        for (std::size_t hand = 0; count > 1 && hand < count; ++hand) {
            Leg part = blank(leg.leg, begin);
            part.hand = static_cast<int>(hand) + 1;
            part.too_long = leg.too_long;
            part.end = LegEnd::handed;
            for (std::size_t i = 0; i < hands.size(); ++i)
                if (hands[i] == hand) {
                    add(part, begin + i, begin);
                    part.ended = m_periods[begin + i].to;
                }
            set_served(part, leg);
            if (hand == 0) {
                part.first_wait = leg.first_wait;
                part.told = leg.told;
            }
            if (hand == hands.back()) {
                part.end = leg.end;
                part.ended = leg.ended;
                part.left_by = leg.left_by;
                part.ended_by_day = leg.ended_by_day;
            }
            leg.parts.push_back(std::move(part));
        }
    }

    const core::Ticket &m_ticket;
    const Notes &m_notes;
    const Periods &m_periods;
};

/// What is of the visit: it stands with the first leg, and there with its first caller.
void set_visit(std::vector<Leg> &legs, const core::Ticket &ticket)
{
    Leg &first = legs.front();
    Millis wait{0};
    bool too_long = false;
    for (const Leg &leg : legs) {
        wait += leg.wait;
        too_long = too_long || leg.too_long;
    }
    first.visit_wait = wait;
    if (!too_long)
        first.stay = *ticket.periods.back().to - first.arrived;
    if (!first.parts.empty()) {
        first.parts.front().visit_wait = first.visit_wait;
        first.parts.front().stay = first.stay;
    }
}

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
    if (maker.ended_by_somebody())
        set_visit(legs, ticket);
    return legs;
}

} // namespace talon::reports
