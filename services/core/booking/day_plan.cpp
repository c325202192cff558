// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/day_plan.h"

#include <algorithm>
#include <set>

namespace talon::core {

namespace {

constexpr int day_minutes = 24 * 60;

/// Gives bookings to windows, one each (a bipartite matching by augmenting paths).
class Matching
{
public:
    /// `choices[b]`: the windows that booking b may be given to.
    Matching(const std::vector<std::vector<std::size_t>> &choices, std::size_t windows)
        : m_choices(choices), m_holder(windows, none)
    {
    }

    bool all_placed() { return placed() == m_choices.size(); }

    /// Whether one more, with these choices, could be placed beside all that are. Nothing is changed.
    bool has_room_for(const std::vector<std::size_t> &choices)
    {
        m_seen.assign(m_holder.size(), false);
        return std::any_of(choices.begin(), choices.end(), [this](std::size_t window) { return can_be_freed(window); });
    }

    /// As many as can be placed at once: a booking that finds no window by any exchange finds none later either.
    std::size_t placed()
    {
        std::size_t count = 0;
        bool last = true;
        for (std::size_t booking = 0; booking < m_choices.size(); ++booking) {
            // Those of one service stand together, and have the same choices: where one finds no window the next finds none.
            if (!last && m_choices[booking] == m_choices[booking - 1])
                continue;
            m_seen.assign(m_holder.size(), false);
            last = place(booking);
            count += last;
        }
        return count;
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// The depth is bounded by the number of windows: each call marks another one as seen.
    bool place(std::size_t booking)
    {
        for (const std::size_t window : m_choices[booking]) {
            if (m_seen[window])
                continue;
            m_seen[window] = true;
            if (m_holder[window] == none || place(m_holder[window])) {
                m_holder[window] = booking;
                return true;
            }
        }
        return false;
    }

    /// It is free, or whoever holds it finds another one.
    bool can_be_freed(std::size_t window)
    {
        if (m_seen[window])
            return false;
        m_seen[window] = true;
        if (m_holder[window] == none)
            return true;
        const auto &others = m_choices[m_holder[window]];
        return std::any_of(others.begin(), others.end(), [this](std::size_t other) { return can_be_freed(other); });
    }

    const std::vector<std::vector<std::size_t>> &m_choices;
    std::vector<std::size_t> m_holder;
    std::vector<bool> m_seen;
};

bool there(const PlannedWindow &window, int from, int to)
{
    return std::any_of(window.hours.begin(), window.hours.end(), [&](const Interval &hours) { return hours.from <= from && to <= hours.to; });
}

} // namespace

DayPlan::DayPlan(std::vector<PlannedWindow> windows, const BookingRules &rules, std::vector<TakenPlace> taken)
    : m_windows(std::move(windows)), m_rules(rules), m_taken(std::move(taken))
{
    std::sort(m_taken.begin(), m_taken.end(), [](const TakenPlace &a, const TakenPlace &b) { return a.service < b.service; });
    for (std::size_t window = 0; window < m_windows.size(); ++window)
        for (const ServiceId &service : m_windows[window].services)
            m_takers[service].push_back(window);
}

std::vector<std::size_t> DayPlan::present(int from, int to) const
{
    std::vector<std::size_t> windows;
    for (std::size_t window = 0; window < m_windows.size(); ++window)
        if (there(m_windows[window], from, to))
            windows.push_back(window);
    return windows;
}

std::vector<std::size_t> DayPlan::takers(const ServiceId &service, const std::vector<std::size_t> &present) const
{
    std::vector<std::size_t> windows;
    if (const auto all = m_takers.find(service); all != m_takers.end())
        std::set_intersection(all->second.begin(), all->second.end(), present.begin(), present.end(), std::back_inserter(windows));
    return windows;
}

DayPlan::Choices DayPlan::choices(int from, int to, const std::vector<std::size_t> &present) const
{
    Choices choices;
    const ServiceId *last = nullptr;
    for (const TakenPlace &taken : m_taken) {
        if (taken.from >= to || from >= taken.from + static_cast<int>(taken.length.count()))
            continue;
        choices.push_back(last && *last == taken.service ? choices.back() : takers(taken.service, present));
        last = &taken.service;
    }
    return choices;
}

/// Rounded up: half of one window is one place, so that a small site can be booked at all.
std::size_t DayPlan::places(std::size_t windows) const
{
    return (windows * static_cast<std::size_t>(m_rules.share_percent) + 99) / 100;
}

bool DayPlan::fits(int step, const ServiceId *one_more) const
{
    const int grid = static_cast<int>(m_rules.grid.count());
    const std::vector<std::size_t> there = present(step, step + grid);
    Choices all = choices(step, step + grid, there);
    if (one_more)
        all.push_back(takers(*one_more, there));
    return all.size() <= places(there.size()) && Matching(all, m_windows.size()).all_placed();
}

DayPlan::AtOnce DayPlan::at(int minute) const
{
    const std::vector<std::size_t> there = present(minute, minute + 1);
    const Choices all = choices(minute, minute + 1, there);
    return {static_cast<int>(all.size()), static_cast<int>(Matching(all, m_windows.size()).placed()), static_cast<int>(there.size())};
}

std::vector<int> DayPlan::edges() const
{
    std::set<int> minutes;
    for (const TakenPlace &taken : m_taken)
        minutes.insert(taken.from);
    for (const PlannedWindow &window : m_windows)
        for (const Interval &hours : window.hours)
            if (hours.to < day_minutes)
                minutes.insert(hours.to);
    return {minutes.begin(), minutes.end()};
}

bool DayPlan::has_place(const ServiceId &service, int from, Minutes length) const
{
    const int grid = static_cast<int>(m_rules.grid.count());
    const int to = from + static_cast<int>(length.count());
    if (from < 0 || to > day_minutes || from % grid != 0 || length <= Minutes{0})
        return false;
    for (int step = from; step < to; step += grid)
        if (!fits(step, &service))
            return false;
    return true;
}

std::vector<int> DayPlan::free_times(const ServiceId &service, Minutes length) const
{
    std::vector<int> times;
    for (int from = 0; from < day_minutes; from += static_cast<int>(m_rules.grid.count()))
        if (has_place(service, from, length))
            times.push_back(from);
    return times;
}

std::map<ServiceId, std::vector<int>> DayPlan::open_steps() const
{
    std::map<ServiceId, std::vector<int>> steps;
    for (const auto &[service, windows] : m_takers)
        steps[service];
    const int grid = static_cast<int>(m_rules.grid.count());
    for (int step = 0; step < day_minutes; step += grid) {
        const std::vector<std::size_t> there = present(step, step + grid);
        const Choices all = choices(step, step + grid, there);
        if (all.size() >= places(there.size()))
            continue;
        Matching matching(all, m_windows.size());
        if (!matching.all_placed())
            continue;
        for (auto &[service, open] : steps)
            if (matching.has_room_for(takers(service, there)))
                open.push_back(step);
    }
    return steps;
}

std::vector<int> DayPlan::overfull() const
{
    std::vector<int> steps;
    for (int step = 0; step < day_minutes; step += static_cast<int>(m_rules.grid.count()))
        if (!fits(step, nullptr))
            steps.push_back(step);
    return steps;
}

} // namespace talon::core
