// SPDX-License-Identifier: GPL-3.0-or-later
// Can the simulation fail? Each deliberate defect is switched on in turn, and some seed must notice it.
#include "tests/simulation/many_worlds.h"

#include "core/defects.h"

#include <cstdio>

namespace talon::simulation {

namespace {

using core::Defect;

constexpr std::array<const char *, static_cast<std::size_t>(Defect::count)> names{
    "none", "acknowledge_before_commit", "cursor_before_data", "reserve_not_fenced", "repetition_taken", "number_from_count",
    "shown_before_committed", "arrival_unbounded", "poison_stops_stream", "clone_accepted", "set_aside_forgotten", "spoken_twice",
    "stale_grant_used", "own_turn_not_kept", "documents_believed_there", "error_taken_for_done",
    "calendar_jump_followed", "calendar_trusted", "decided_on_durable", "help_out_ignored",
    "acknowledged_is_archived", "archived_told_unseen", "snapshot_forgets"};

/// True when some world broke.
bool is_caught(Defect defect, const Options &options)
{
    core::present_defect = defect;
    Total total;
    run_many(options, 1, total);
    core::present_defect = Defect::none;
    const char *name = names[static_cast<std::size_t>(defect)];
    if (total.failures.empty()) {
        std::printf("NOT CAUGHT %s in %llu seeds\n", name, static_cast<unsigned long long>(total.worlds));
        return false;
    }
    // It counts only where the same seed holds without the defect.
    if (const auto &[plan, outcome] = total.failures.front(); !run_one(plan, options).ok()) {
        std::printf("BROKEN WITHOUT %s: %s\n", name, outcome.broken.c_str());
        return false;
    }
    std::printf("%-28s %4llu seeds: %s: %s\n", name, static_cast<unsigned long long>(total.worlds),
                total.failures.front().second.broken.c_str(), total.failures.front().second.detail.c_str());
    return true;
}

} // namespace

int main_of(const Options &options)
{
    int missed = 0;
    for (std::size_t i = 1; i < names.size(); ++i)
        if (options.defect.empty() || options.defect == names[i])
            missed += is_caught(static_cast<Defect>(i), options) ? 0 : 1;
    return missed == 0 ? 0 : 1;
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
