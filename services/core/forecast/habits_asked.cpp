// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of habits: what was seen, with as much of the usual as keeps a handful of cases from saying too much.
#include "core/forecast/habits.h"

#include <algorithm>

namespace talon::core::forecast {

namespace {

/// The rule's serving time counts as this many people served.
constexpr std::int64_t prior_served = 5;
/// Speeds lean to 1 as if this much had been served at it.
constexpr Minutes prior_speed{150};
constexpr std::int64_t prior_today = 15; ///< the same for a service's day, in people

std::int64_t ratio(Millis took, Millis expected, Millis prior)
{
    return std::clamp<std::int64_t>((took + prior).count() * 1000 / std::max<std::int64_t>((expected + prior).count(), 1), 500, 2000);
}

} // namespace

std::size_t Habits::wait_bin(Millis waited)
{
    constexpr std::array<Minutes, 4> edges{Minutes{15}, Minutes{30}, Minutes{60}, Minutes{100}};
    return static_cast<std::size_t>(std::upper_bound(edges.begin(), edges.end(), waited) - edges.begin());
}

Millis Habits::mean(const ServiceId &service, const HallRules &rules) const
{
    const Served *known = of(service);
    const Millis sum = (known ? known->sum : Millis{0}) + rules.service_time * prior_served;
    return std::max(sum / ((known ? known->count : 0) + prior_served), Millis{1});
}

std::int64_t Habits::speed(const StaffId &staff) const
{
    const auto found = m_staff.find(staff);
    return found == m_staff.end() ? 1000 : ratio(found->second.took, found->second.expected, prior_speed);
}

std::int64_t Habits::today(const ServiceId &service, const HallRules &rules) const
{
    const Served *known = of(service);
    return known ? ratio(known->today, known->expected, mean(service, rules) * prior_today) : 1000;
}

Millis Habits::gap() const
{
    // Half a minute until it is known, as if five had been seen.
    return (m_gaps.sum + Millis{5 * 30'000}) / (m_gaps.count + 5);
}

std::int64_t Habits::no_show(Millis waited) const
{
    const Answered &seen = m_answered[wait_bin(waited)];
    return std::min<std::int64_t>((seen.missed * 1000 + 1000) / (seen.called + 33), 1000); // 3 % until it is known
}

Millis Habits::no_show_time() const
{
    return (m_missed.sum + Millis{5 * 60'000}) / (m_missed.count + 5);
}

std::int64_t Habits::break_share() const
{
    return m_ended == 0 ? 0 : std::min<std::int64_t>(m_releases * 1000 / (m_ended + 20), 1000);
}

std::optional<int> Habits::usual_first_hold(WindowNumber window) const
{
    const auto found = m_first_holds.find(window);
    if (found == m_first_holds.end())
        return std::nullopt;
    std::vector<int> held;
    for (const int minute : found->second)
        if (minute >= 0)
            held.push_back(minute);
    if (held.empty() || held.size() * 2 < found->second.size())
        return std::nullopt;
    std::sort(held.begin(), held.end());
    return held[held.size() / 2];
}

std::int64_t Habits::walk_ins(const ServiceId &service, int half_hour) const
{
    const auto found = m_walk_ins.find(service);
    if (m_days == 0 || found == m_walk_ins.end() || half_hour < 0 || half_hour > 47)
        return 0;
    return found->second[static_cast<std::size_t>(half_hour)] * std::int64_t{1000} / m_days;
}

std::int64_t Habits::crowd(int minute) const
{
    std::int64_t expected = 0; // thousandths
    for (const auto &[service, halves] : m_walk_ins)
        for (int half = 0; half <= minute / 30 && half < 48; ++half)
            expected += half < minute / 30 ? walk_ins(service, half) : walk_ins(service, half) * (minute % 30) / 30;
    std::int64_t seen = 0;
    for (const std::int32_t came : m_came)
        seen += came;
    // A crowd of twice the usual is the most that was ever seen; a kiosk that gives tickets by itself is none.
    return std::clamp<std::int64_t>((seen + 20) * 1'000'000 / (expected + 20'000), 500, 2'000);
}

std::int64_t Habits::booked_share() const
{
    return (m_showed * 1000 + 17 * 1000) / (m_due + 20);
}

const Habits::Served *Habits::of(const ServiceId &service) const
{
    const auto found = m_served.find(service);
    return found == m_served.end() ? nullptr : &found->second;
}

const Habits::WindowDay *Habits::window(WindowNumber window) const
{
    const auto found = m_windows.find(window);
    return found == m_windows.end() ? nullptr : &found->second;
}

} // namespace talon::core::forecast
