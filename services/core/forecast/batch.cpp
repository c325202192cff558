// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forecast/batch.h"

#include "core/forecast/run.h"

#include <algorithm>

namespace talon::core::forecast {

namespace {

constexpr std::size_t many = 200;
constexpr std::size_t crowd = 600;

/// The waits of one ticket over all runs, put in order.
Spread spread_of(std::vector<std::int32_t> &waits, Instant now, Instant due, Instant closes)
{
    std::sort(waits.begin(), waits.end());
    const auto at = [&](std::size_t tenths) { return Millis{waits[std::min((waits.size() * tenths + 9) / 10, waits.size()) - 1]}; };
    const auto after = [&](Instant limit) {
        const auto late = std::count_if(waits.begin(), waits.end(), [&](std::int32_t wait) { return now + Millis{wait} > limit; });
        return static_cast<int>(static_cast<std::size_t>(late) * 1000 / waits.size());
    };
    return {at(1), at(5), at(9), after(due), after(closes)};
}

} // namespace

int runs_for(std::size_t waiting)
{
    return waiting <= many ? usual_runs : waiting <= crowd ? least_runs : 0;
}

Batch forecast(const Scene &scene, int runs)
{
    const int made = std::max(runs, 1);
    const std::size_t classes = scene.classes.size();
    std::vector<std::vector<std::int32_t>> tickets(scene.waiting);
    std::vector<std::vector<std::int32_t>> newcomers(scene.services.size() * classes);
    Runner runner(scene, runs == 0);
    for (int number = 0; number < made; ++number) {
        runner.run(number);
        for (std::size_t i = 0; i < tickets.size(); ++i)
            tickets[i].push_back(runner.waits()[i]);
        for (std::size_t i = 0; i < newcomers.size(); ++i)
            newcomers[i].push_back(runner.newcomers()[i]);
    }
    Batch batch{scene.now, made, {}, {}};
    const auto told = [runs](Spread spread) {
        // A single run has no ends of its own: forecasts of a long line are wrong by a third in the mean, nine of ten by less than this.
        if (runs < least_runs) {
            spread.q10 = spread.median * 55 / 100;
            spread.q90 = std::max(spread.q90, std::min(spread.median * 145 / 100, Millis{beyond}));
        }
        return spread;
    };
    for (std::size_t i = 0; i < tickets.size(); ++i)
        if (const Person &person = scene.people[i]; runner.reachable(person.lane))
            batch.tickets.emplace(scene.tickets[i], told(spread_of(tickets[i], scene.now, scene.dues[i], scene.services[person.service].closes)));
    for (std::size_t i = 0; i < newcomers.size(); ++i) {
        const Scene::Service &service = scene.services[i / classes];
        const Scene::Class &visitor_class = scene.classes[i % classes];
        if (runner.reachable(i / classes))
            batch.newcomers.emplace(Newcomer{service.id, visitor_class.id},
                                    told(spread_of(newcomers[i], scene.now, scene.now + visitor_class.norm, service.closes)));
    }
    return batch;
}

} // namespace talon::core::forecast
