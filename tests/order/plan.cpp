// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/order/chance.h"
#include "tests/order/day.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace talon::order {

namespace {

struct Demand {
    double share;
    double minutes; ///< mean of serving
    double cv;
};

/// In the order of the demonstration's services; the shares add up to 1.
constexpr std::array<Demand, 11> demands{{{.127, 10.3, .7}, {.099, 11, .7}, {.122, 8.7, .7}, {.164, 6, .6}, {.141, 6.5, .6}, {.08, 7.6, .7},
                                          {.08, 14.2, .9}, {.066, 8.7, .8}, {.061, 9.3, .8}, {.033, 12, .8}, {.027, 13, .9}}};
/// Of each hour from nine to six: peaks in the morning and after lunch.
constexpr std::array<double, 9> hours{1.35, 1.40, 1.10, .75, .70, 1.20, 1.25, .85, .45};
constexpr double at_the_door = 12; ///< wait when it opens
constexpr double booked_share = 0.20;
constexpr double preferential_share = 0.12;
constexpr double overhead = 0.6 + 0.7; ///< minutes of way and gap at each visitor
constexpr double break_chance = 0.06;
constexpr double mean_break = 7 * 11.0 / 12 + 35 / 12.0;

Millis minutes(double value) { return Millis{static_cast<std::int64_t>(value * 60'000)}; }

/// Minutes that windows are held, less lunches.
double capacity(const core::Site &site)
{
    double held = 0;
    for (const core::Window &window : site.windows)
        held += 9 * 60 - (window.lunch ? window.lunch->to - window.lunch->from + 2 : 0);
    return held;
}

double work_of_one()
{
    double work = overhead + break_chance * mean_break;
    for (const Demand &demand : demands)
        work += demand.share * demand.minutes;
    return work;
}

double poisson(Chance &chance, double mean)
{
    double count = 0;
    for (double sum = chance.exponential(1); sum < mean; sum += chance.exponential(1))
        ++count;
    return count;
}

void describe(Chance &chance, Visitor &visitor, double day)
{
    const Demand &demand = demands[visitor.service];
    visitor.size = chance.lognormal(demand.minutes, demand.cv) * day;
    visitor.patience = chance.happens(0.03) ? 0 : chance.exponential(150) + 20;
    if (chance.happens(break_chance))
        visitor.break_after = chance.happens(1 / 12.0) ? 25 + chance.exponential(10) : 3 + chance.exponential(4);
}

} // namespace

Plan plan_of(const core::Site &site, std::uint64_t seed, double load, core::Day day)
{
    Chance chance(seed);
    Plan plan;
    const Instant midnight = core::day_start(day, site.utc_offset);
    plan.opens = midnight + Minutes{9 * 60};
    plan.closes = midnight + Minutes{18 * 60};
    const double tickets = load * capacity(site) / work_of_one() * chance.factor(0.10);
    const double weights = std::accumulate(hours.begin(), hours.end(), 0.0);
    const double speed_of_day = chance.factor(0.05);
    for (std::size_t service = 0; service < demands.size(); ++service) {
        const double expected = tickets * demands[service].share * chance.factor(0.08);
        // Those who have booked: slots each quarter of an hour from nine to a quarter past five, fifteen of a hundred never come.
        for (double left = poisson(chance, expected * booked_share / 0.85); left > 0; --left) {
            const Instant slot = plan.opens + Minutes{15 * static_cast<int>(chance.even() * 34)};
            if (chance.happens(0.15)) {
                plan.missed.push_back({service, slot});
                continue;
            }
            Visitor visitor;
            visitor.service = service;
            visitor.arrival = std::max(slot + minutes(-6 + 7 * chance.normal()), plan.opens - Minutes{2});
            if (visitor.arrival <= slot + site.rules.booked_late)
                visitor.slot = slot;
            describe(chance, visitor, speed_of_day);
            plan.visitors.push_back(visitor);
        }
        const double walk_ins = expected * (1 - booked_share);
        const double door = at_the_door * load * demands[service].share;
        const auto add = [&](Instant arrival) {
            Visitor visitor;
            visitor.service = service;
            visitor.arrival = arrival;
            visitor.preferential = chance.happens(preferential_share);
            describe(chance, visitor, speed_of_day);
            plan.visitors.push_back(visitor);
        };
        for (double left = poisson(chance, door); left > 0; --left)
            add(plan.opens - minutes(chance.even() * 2));
        for (std::size_t hour = 0; hour < hours.size(); ++hour)
            for (double left = poisson(chance, (walk_ins - door) * hours[hour] / weights); left > 0; --left)
                if (const Instant arrival = plan.opens + Minutes{60 * static_cast<int>(hour)} + minutes(60 * chance.even());
                    arrival < plan.closes - site.rules.last_ticket_before_close)
                    add(arrival);
    }
    std::stable_sort(plan.visitors.begin(), plan.visitors.end(), [](const Visitor &one, const Visitor &other) { return one.arrival < other.arrival; });
    Chance staff(77);
    for (std::size_t window = 0; window < site.windows.size(); ++window) {
        plan.speeds.push_back(staff.factor(0.12) * chance.factor(0.06));
        plan.lunch_late.push_back(chance.even() * 4);
        plan.starts.push_back(57 + chance.even() * 4);
    }
    return plan;
}

} // namespace talon::order
