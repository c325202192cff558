// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/many_worlds.h"
#include "tests/simulation/shrink.h"

#include <chrono>
#include <cstdio>

namespace talon::simulation {

namespace {

int report(const Options &options, const Total &total, double seconds)
{
    for (std::size_t i = 0; i < mark_count; ++i)
        std::printf("%8llu  %s\n", static_cast<unsigned long long>(total.marks.counts[i]), std::string(name_of(static_cast<Mark>(i))).c_str());
    std::printf("%llu worlds, %llu tickets, %.1f s, %.2f ms a world, run %016llx\n", static_cast<unsigned long long>(total.worlds),
                static_cast<unsigned long long>(total.tickets), seconds, 1000 * seconds / static_cast<double>(total.worlds),
                static_cast<unsigned long long>(total.hash));
    int code = 0;
    for (const auto &[plan, outcome] : total.failures) {
        tell(plan, outcome);
        if (options.shrink && code == 0) {
            const Plan smallest = shrink(plan, outcome);
            std::printf("  smallest: ./test --simulate 1 %s --verbose\n", options_of(smallest).c_str());
        }
        code = 1;
    }
    for (std::size_t i = 0; options.all_marks && i < mark_count; ++i)
        if (total.marks.counts[i] == 0) {
            std::printf("NOT REACHED %s\n", std::string(name_of(static_cast<Mark>(i))).c_str());
            code = 1;
        }
    return code;
}

} // namespace

int main_of(const Options &options)
{
    if (options.one) {
        const Outcome outcome = run_one(options.plan, options);
        std::printf("%s: %d tickets, run %016llx\n", outcome.ok() ? "held" : "broken", outcome.tickets, static_cast<unsigned long long>(outcome.hash));
        if (outcome.ok())
            return 0;
        tell(options.plan, outcome);
        if (options.shrink)
            std::printf("  smallest: ./test --simulate 1 %s --verbose\n", options_of(shrink(options.plan, outcome)).c_str());
        return 1;
    }
    Total total;
    const auto begin = std::chrono::steady_clock::now();
    run_many(options, 5, total);
    return report(options, total, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
}

} // namespace talon::simulation

int main(int argc, char **argv)
{
    talon::simulation::Options options;
    if (const auto wrong = talon::simulation::parse(argc, argv, options)) {
        std::fprintf(stderr, "%s\n%s", wrong->c_str(), talon::simulation::usage().c_str());
        return 2;
    }
    return talon::simulation::main_of(options);
}
