// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forecast/habits.h"

#include <algorithm>

namespace talon::core::forecast {

namespace {

constexpr Minutes longest_gap{5};
/// Longer ones were not ended in time.
constexpr Minutes longest_served{4 * 60};
constexpr Minutes longest_missed{30};
constexpr Minutes longest_break{120};
constexpr Minutes staff_memory{4000};
constexpr std::int64_t service_memory = 2000;
constexpr std::size_t opening_memory = 10; ///< days
constexpr int arrivals_memory = 20;        ///< days, even
constexpr int slots_from = -40;            ///< minutes after the slot, the first bin's

const Window *window_of(const Hall &hall, WindowNumber number)
{
    return hall.site().window(number);
}

/// The last stretch at a window: from its first call to its end.
struct Stretch {
    Instant called{};
    Instant ended{};
    WindowNumber window = 0;
    StaffId staff{};
};

std::optional<Stretch> last_stretch(const Ticket &ticket)
{
    std::optional<Stretch> found;
    for (auto period = ticket.periods.rbegin(); period != ticket.periods.rend(); ++period) {
        const bool in_hand = period->state == TicketState::called || period->state == TicketState::serving;
        if (!in_hand && found)
            break;
        if (!in_hand || !period->window)
            continue;
        if (!found)
            found = Stretch{period->from, period->to.value_or(period->from), *period->window, period->staff.value_or(StaffId{})};
        found->called = period->from;
    }
    return found;
}

template<class... F>
struct Each : F... { using F::operator()...; };

} // namespace

void Habits::apply(const Hall &hall, const Happened &happened)
{
    const Instant at = happened.at;
    std::visit(Each{[&](const TicketIssued &event) { issued(hall, event); },
                    [&](const TicketCalled &event) { called(hall, event, at); },
                    [&](const TicketServed &event) {
                        served(hall, event.ticket);
                        left_window(hall, event.ticket, at);
                    },
                    [&](const TicketNoShow &event) {
                        missed(hall, event.ticket, at);
                        left_window(hall, event.ticket, at);
                    },
                    [&](const TicketReturned &event) { left_window(hall, event.ticket, at); },
                    [&](const TicketTransferred &event) { left_window(hall, event.ticket, at); },
                    [&](const WindowTaken &event) { taken(hall, event.window, at); },
                    [&](const WindowReleased &event) { released(hall, event.window, at); },
                    [&](const BookingMissed &) { ++m_due; },
                    [&](const DayClosed &) { close_day(); },
                    // What was stamped by a wrong clock says nothing of how long anything takes.
                    [&](const TimeCorrected &event) {
                        // Who is away stays away, since the moment as the right clock tells it.
                        for (auto &[number, window] : m_windows) {
                            if (window.released && *window.released >= event.since)
                                window.released = *window.released + event.by;
                            window.ended.reset();
                        }
                    },
                    [](const auto &) {}},
               happened.event);
}

void Habits::issued(const Hall &hall, const TicketIssued &event)
{
    if (hall.day() && event.day != *hall.day())
        return;
    if (event.slot) {
        ++m_due;
        ++m_showed;
        const auto after = std::chrono::floor<Minutes>(event.arrival - *event.slot).count() - slots_from;
        ++m_offsets[static_cast<std::size_t>(std::clamp<std::int64_t>(after / 5, 0, 15))];
        return;
    }
    const auto half_hour = static_cast<std::size_t>(local_minute(event.arrival, hall.site().utc_offset) / 30);
    ++m_came[half_hour];
    ++m_came_for[event.service][half_hour];
    ++m_classes[event.visitor_class];
}

void Habits::called(const Hall &hall, const TicketCalled &event, Instant at)
{
    const Ticket *ticket = hall.ticket(event.ticket);
    if (event.repeat > 0 || !ticket)
        return;
    WindowDay &window = m_windows[event.window];
    if (window.ended && at >= *window.ended && at - *window.ended <= longest_gap) {
        ++m_gaps.count;
        m_gaps.sum += at - *window.ended;
    }
    window.ended.reset();
    ++m_answered[wait_bin(time_in(*ticket, TicketState::waiting, at))].called;
}

/// The window is free again; what of its next call is the window's own time counts only where somebody waits.
void Habits::left_window(const Hall &hall, const TicketId &id, Instant at)
{
    const Ticket *ticket = hall.ticket(id);
    const auto stretch = ticket ? last_stretch(*ticket) : std::nullopt;
    if (!stretch)
        return;
    ++m_ended;
    const auto held = hall.held_windows().find(stretch->window);
    if (held != hall.held_windows().end() && hall.next_for(stretch->window, held->second.staff, at))
        m_windows[stretch->window].ended = at;
}

void Habits::served(const Hall &hall, const TicketId &id)
{
    const Ticket *ticket = hall.ticket(id);
    const auto stretch = ticket ? last_stretch(*ticket) : std::nullopt;
    if (!stretch || ticket->ended_by_day)
        return;
    const Millis took = stretch->ended - stretch->called;
    if (took > longest_served)
        return; // somebody forgot to end it, or the clock was wrong
    const HallRules &rules = hall.site().rules;
    const Millis usual = mean(ticket->service, rules);
    const std::int64_t factor = speed(stretch->staff);
    Served &service = m_served[ticket->service];
    const Millis plain = took * 1000 / factor;
    count_in(service.times, plain);
    ++service.count;
    service.sum += plain;
    service.today += took;
    service.expected += usual * factor / 1000;
    Speed &staff = m_staff[stretch->staff];
    staff.took += took;
    staff.expected += usual;
    if (staff.expected > staff_memory) {
        staff.took /= 2;
        staff.expected /= 2;
    }
}

void Habits::missed(const Hall &hall, const TicketId &id, Instant at)
{
    const Ticket *ticket = hall.ticket(id);
    const auto stretch = ticket ? last_stretch(*ticket) : std::nullopt;
    if (!stretch || stretch->ended - stretch->called > longest_missed)
        return;
    ++m_answered[wait_bin(time_in(*ticket, TicketState::waiting, at))].missed;
    ++m_missed.count;
    m_missed.sum += stretch->ended - stretch->called;
}

void Habits::released(const Hall &hall, WindowNumber number, Instant at)
{
    WindowDay &day = m_windows[number];
    day.released = at;
    day.ended.reset();
    const Window *window = window_of(hall, number);
    const int minute = local_minute(at, hall.site().utc_offset);
    if (window && window->lunch && minute >= window->lunch->from - 5 && minute <= window->lunch->to)
        day.lunched = true;
}

void Habits::taken(const Hall &hall, WindowNumber number, Instant at)
{
    WindowDay &day = m_windows[number];
    const int minute = local_minute(at, hall.site().utc_offset);
    if (!day.first_hold)
        day.first_hold = minute;
    const Window *window = window_of(hall, number);
    const auto in_lunch = [&](Instant when) {
        const int then = local_minute(when, hall.site().utc_offset);
        return window && window->lunch && then >= window->lunch->from - 5 && then <= window->lunch->to;
    };
    if (day.released && at > *day.released && at - *day.released <= longest_break && !in_lunch(*day.released)) {
        count_in(m_breaks, at - *day.released);
        ++m_releases;
    }
    day.released.reset();
}

void Habits::close_day()
{
    bool any = false;
    for (const std::int32_t came : m_came)
        any = any || came > 0;
    if (any) {
        ++m_days;
        for (const auto &[service, halves] : m_came_for)
            for (std::size_t i = 0; i < halves.size(); ++i)
                m_walk_ins[service][i] += halves[i];
        for (const auto &[window, day] : m_windows)
            m_first_holds.try_emplace(window);
        for (auto &[window, holds] : m_first_holds) {
            const auto day = m_windows.find(window);
            holds.push_back(day == m_windows.end() ? -1 : day->second.first_hold.value_or(-1));
            if (holds.size() > opening_memory)
                holds.erase(holds.begin());
        }
    }
    if (m_days >= arrivals_memory) {
        m_days /= 2;
        for (auto &[service, halves] : m_walk_ins)
            for (std::int32_t &each : halves)
                each /= 2;
        for (auto &[id, count] : m_classes)
            count /= 2;
    }
    for (auto &[id, service] : m_served) {
        if (service.count > service_memory) {
            halve(service.times);
            service.count /= 2;
            service.sum /= 2;
        }
        service.today = service.expected = Millis{0};
    }
    m_windows.clear();
    m_came = {};
    m_came_for.clear();
}

} // namespace talon::core::forecast
