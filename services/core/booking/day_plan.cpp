// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/day_plan.h"

#include <algorithm>

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

    bool all_placed()
    {
        for (std::size_t booking = 0; booking < m_choices.size(); ++booking) {
            m_seen.assign(m_holder.size(), false);
            if (!place(booking))
                return false;
        }
        return true;
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

    const std::vector<std::vector<std::size_t>> &m_choices;
    std::vector<std::size_t> m_holder;
    std::vector<bool> m_seen;
};

bool takes(const PlannedWindow &window, const ServiceId &service)
{
    return std::find(window.services.begin(), window.services.end(), service) != window.services.end();
}

bool there(const PlannedWindow &window, int from, int to)
{
    return std::any_of(window.hours.begin(), window.hours.end(), [&](const Interval &hours) { return hours.from <= from && to <= hours.to; });
}

} // namespace

DayPlan::DayPlan(std::vector<PlannedWindow> windows, const BookingRules &rules, std::vector<TakenPlace> taken)
    : m_windows(std::move(windows)), m_rules(rules), m_taken(std::move(taken))
{
}

bool DayPlan::fits(int step, const ServiceId *one_more) const
{
    const int grid = static_cast<int>(m_rules.grid.count());
    std::vector<std::size_t> present;
    for (std::size_t window = 0; window < m_windows.size(); ++window)
        if (there(m_windows[window], step, step + grid))
            present.push_back(window);

    std::vector<std::vector<std::size_t>> choices;
    const auto add = [&](const ServiceId &service) {
        std::vector<std::size_t> windows;
        std::copy_if(present.begin(), present.end(), std::back_inserter(windows),
                     [&](std::size_t window) { return takes(m_windows[window], service); });
        choices.push_back(std::move(windows));
    };
    for (const TakenPlace &taken : m_taken)
        if (taken.from < step + grid && step < taken.from + static_cast<int>(taken.length.count()))
            add(taken.service);
    if (one_more)
        add(*one_more);

    // Rounded up: half of one window is one place, so that a small site can be booked at all.
    const std::size_t places = (present.size() * static_cast<std::size_t>(m_rules.share_percent) + 99) / 100;
    return choices.size() <= places && Matching(choices, m_windows.size()).all_placed();
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

std::vector<int> DayPlan::overfull() const
{
    std::vector<int> steps;
    for (int step = 0; step < day_minutes; step += static_cast<int>(m_rules.grid.count()))
        if (!fits(step, nullptr))
            steps.push_back(step);
    return steps;
}

} // namespace talon::core
