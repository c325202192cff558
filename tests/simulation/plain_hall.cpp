// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/plain_hall.h"

#include <algorithm>

namespace talon::simulation {

namespace {

template<class... F>
struct Each : F... { using F::operator()...; };

bool is_of_the_hall(const core::Event &event)
{
    return std::visit(
        [](const auto &each) {
            return requires { each.ticket; } || requires { each.window; } || requires { each.request; }
                || requires { each.first; } || std::is_same_v<std::decay_t<decltype(each)>, core::DayClosed>;
        },
        event);
}

} // namespace

core::Instant PlainHall::due_of(const core::TicketIssued &issued) const
{
    return issued.slot ? booked_due(*issued.slot, issued.arrival, issued.on_us) : issued.arrival + m_site.visitor_class(issued.visitor_class)->norm;
}

core::Instant PlainHall::booked_due(core::Instant slot, core::Instant arrival, bool on_us) const
{
    return !on_us && arrival - slot > m_site.rules.booked_late ? arrival : slot;
}

bool PlainHall::would_overtake(const core::TicketIssued &issued) const
{
    return std::any_of(m_people.begin(), m_people.end(),
                       [&](const auto &each) { return each.second.waiting && each.second.due > due_of(issued); });
}

void PlainHall::end_until(core::Day day)
{
    for (auto &[id, person] : m_people)
        if (!person.gone && person.day <= day) {
            person.gone = true;
            person.waiting = false;
            person.at.reset();
        }
}

/// The first event of a day ends whoever is left from days that nobody closed.
void PlainHall::open(core::Instant at)
{
    if (m_day)
        return;
    m_day = core::local_day(at, m_site.utc_offset);
    end_until(*m_day - std::chrono::days(1));
}

/// Whoever the wrong clock has stamped is moved with it, and so is a day that lies ahead.
void PlainHall::correct(const core::TimeCorrected &corrected, core::Instant at)
{
    for (auto &[id, person] : m_people)
        if (person.birth.arrival >= corrected.since || person.birth.arrival > at) {
            person.birth.arrival += corrected.by;
            person.due = person.slot ? booked_due(*person.slot, person.birth.arrival, person.on_us) : person.due + corrected.by;
            // Whoever is in the open day stays in it.
            const core::Day today = core::local_day(at, m_site.utc_offset);
            const core::Day day = core::local_day(person.birth.arrival, m_site.utc_offset);
            person.day = m_day && person.day >= *m_day ? std::max(day, std::min(*m_day, today)) : day;
        }
    if (m_day)
        m_day = std::min(*m_day, core::local_day(at, m_site.utc_offset));
}

std::optional<std::string> PlainHall::happen(const core::Event &event, core::Instant at)
{
    if (const auto *corrected = std::get_if<core::TimeCorrected>(&event))
        correct(*corrected, at);
    if (!is_of_the_hall(event))
        return std::nullopt;
    open(at);
    m_before_all = false;
    std::optional<std::string> wrong;
    const auto person = [this](const core::TicketId &id) -> Person & { return m_people.at(id); };
    const auto wait = [](Person &each) {
        each.waiting = true;
        each.gone = false;
        each.at.reset();
    };
    const auto go = [](Person &each) {
        each.waiting = false;
        each.gone = true;
        each.at.reset();
    };
    std::visit(Each{[&](const core::TicketIssued &each) {
                        m_people[each.ticket] = {each.day, each.service, due_of(each), m_site.visitor_class(each.visitor_class)->first, each.slot, true, false, {}, {}, {}, {each.device, each.arrival, each.seq}, m_site.visitor_class(each.visitor_class)->norm, each.on_us};
                    },
                    [&](const core::TicketCalled &each) { wrong = call(each, at); },
                    [&](const core::BookingJoined &each) {
                        Person &joined = person(each.ticket);
                        const bool in_line = !joined.at && !joined.gone; // waiting, or put off
                        if (each.slot.has_value() != in_line)
                            wrong = each.ticket.value + (in_line ? " gets no slot of its booking" : ", which does not wait, gets a booking's slot");
                        if (!each.slot)
                            return;
                        if (*each.slot > joined.due && at < *each.slot + m_site.rules.booked_first_after)
                            wrong = each.ticket.value + " is thrown back by its booking";
                        joined.slot = each.slot;
                        joined.on_us = each.on_us;
                        joined.due = booked_due(*each.slot, joined.birth.arrival, each.on_us);
                    },
                    [&](const core::BookingParted &each) {
                        Person &parted = person(each.ticket);
                        if (parted.over)
                            return;
                        parted.on_us = false;
                        if (std::exchange(parted.slot, std::nullopt))
                            parted.due = parted.birth.arrival + parted.norm;
                    },
                    [&](const core::TicketReturned &each) { wait(person(each.ticket)); },
                    [&](const core::NoShowCorrected &each) { wait(person(each.ticket)); },
                    [&](const core::TicketUnparked &each) { wait(person(each.ticket)); },
                    [&](const core::TicketTransferred &each) {
                        Person &moved = person(each.ticket);
                        wait(moved);
                        if (each.service)
                            moved.service = *each.service;
                        moved.only_window = each.window;
                        moved.only_staff = each.staff;
                    },
                    [&](const core::TicketFellBack &each) {
                        person(each.ticket).only_window.reset();
                        person(each.ticket).only_staff.reset();
                    },
                    [&](const core::TicketParked &each) {
                        person(each.ticket).waiting = false;
                        person(each.ticket).at.reset();
                    },
                    [&](const core::TicketServed &each) {
                        go(person(each.ticket));
                        person(each.ticket).over = true;
                    },
                    [&](const core::TicketNoShow &each) { go(person(each.ticket)); },
                    [&](const core::TicketLeft &each) {
                        go(person(each.ticket));
                        person(each.ticket).over = true;
                    },
                    [&](const core::DayClosed &each) {
                        end_until(each.day);
                        m_day.reset();
                    },
                    [](const auto &) {}},
               event);
    return wrong;
}

std::optional<core::Instant> PlainHall::due_at(const Person &person, const core::Window &window, const core::StaffId &staff) const
{
    if (person.only_window || person.only_staff) {
        const bool here = (!person.only_window || person.only_window == window.number) && (!person.only_staff || person.only_staff == staff);
        return here ? std::optional(person.due) : std::nullopt;
    }
    for (const core::WindowService &taken : window.services)
        if (taken.service == person.service)
            return person.due + taken.help_out;
    return std::nullopt;
}

std::optional<PlainHall::Turn> PlainHall::turn_at(const Person &person, const core::Window &window, const core::StaffId &staff,
                                                  core::Instant at) const
{
    const auto due = due_at(person, window, staff);
    // A booked visitor is not called long before the slot, and goes before everybody some time after it.
    if (!due || (person.slot && person.due > at + m_site.rules.callable_before))
        return std::nullopt;
    const bool promised = person.slot && person.due <= at - m_site.rules.booked_first_after;
    const bool first = person.first || person.due + core::Minutes{120} <= at; // two hours overdue, anybody is first
    return Turn{promised ? 0 : first ? 1 : 2, *due};
}

std::optional<std::string> PlainHall::call(const core::TicketCalled &called, core::Instant at)
{
    Person &chosen = m_people.at(called.ticket);
    if (called.repeat > 0)
        return chosen.at == called.window ? std::nullopt : std::optional("a recall of " + called.ticket.value + " to another window");
    if (!chosen.waiting || chosen.at)
        return "called though not waiting: " + called.ticket.value;
    const core::Window &window = *m_site.window(called.window);
    const auto turn = turn_at(chosen, window, called.staff, at);
    if (!turn)
        return "window " + std::to_string(called.window) + " does not take " + called.ticket.value;
    for (const auto &[id, person] : m_people) {
        if (person.at == called.window)
            return "window " + std::to_string(called.window) + " has " + id.value + " and calls " + called.ticket.value;
        if (!person.waiting)
            continue;
        const auto other = turn_at(person, window, called.staff, at);
        m_before_all |= other && turn->first == 0 && other->first > 0 && other->second < turn->second;
        if (other && *other < *turn)
            return called.ticket.value + " is called before " + id.value
                + (other->first < turn->first ? other->first == 0 ? ", whose slot is past" : ", who is first" : ", who is due earlier");
        // Of one kiosk: its visitors came in the order of its stream, whatever its clock made of it.
        const bool together = person.due == chosen.due && person.birth.device == chosen.birth.device && person.birth.arrival == chosen.birth.arrival;
        if (together && other == turn && person.birth.seq < chosen.birth.seq)
            return called.ticket.value + " is called before " + id.value + ", whom the kiosk served earlier";
    }
    chosen.waiting = false;
    chosen.at = called.window;
    return std::nullopt;
}

} // namespace talon::simulation
