// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/many_worlds.h"

#include <atomic>
#include <cstdio>
#include <thread>

namespace talon::simulation {

void tell(const Plan &plan, const Outcome &outcome)
{
    std::printf("BROKEN %s\n  %s\n  again: ./test --simulate 1 %s --verbose\n", outcome.broken.c_str(), outcome.detail.c_str(), options_of(plan).c_str());
}

Outcome run_one(const Plan &plan, const Options &options)
{
    Outcome outcome = World(plan, options.one && options.verbose).run();
    if (options.twice && outcome.ok() && World(plan, false).run().hash != outcome.hash) {
        outcome.broken = "the same run";
        outcome.detail = "the same seed went another way the second time";
    }
    return outcome;
}

void run_many(const Options &options, std::size_t most_failures, Total &total)
{
    std::atomic<std::uint64_t> next{options.first};
    const auto work = [&] {
        for (std::uint64_t seed; (seed = next++) < options.first + options.seeds;) {
            Plan plan = draw(seed);
            const Outcome outcome = run_one(plan, options);
            const std::lock_guard guard(total.lock);
            total.marks.add(outcome.marks);
            total.tickets += static_cast<std::uint64_t>(outcome.tickets);
            total.hash ^= outcome.hash;
            ++total.worlds;
            if (!outcome.ok())
                total.failures.emplace_back(plan, outcome);
            if (total.failures.size() >= most_failures)
                next = options.first + options.seeds;
        }
    };
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < std::max(1U, options.jobs); ++i)
        threads.emplace_back(work);
    for (std::thread &thread : threads)
        thread.join();
}

} // namespace talon::simulation
