// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/options.h"

#include "core/values/defects.h"

#include <array>
#include <string_view>

namespace talon::simulation {

/// The names of the deliberate defects, in their order.
inline constexpr std::array<const char *, static_cast<std::size_t>(core::Defect::count)> defect_names{
    "none", "acknowledge_before_commit", "cursor_before_data", "reserve_not_fenced", "repetition_taken", "number_from_count",
    "shown_before_committed", "arrival_unbounded", "poison_stops_stream", "clone_accepted", "set_aside_forgotten", "spoken_twice",
    "stale_grant_used", "own_turn_not_kept", "documents_believed_there", "error_taken_for_done",
    "calendar_jump_followed", "calendar_trusted", "decided_on_durable", "help_out_ignored",
    "acknowledged_is_archived", "snapshot_forgets", "restores_alike",
    "head_hash_ignored", "time_not_told", "commits_after_refusal", "goes_on_after_exception", "restored_by_clock_alone",
    "arrival_of_any_year", "slot_believed", "grant_of_any_day", "number_of_anybody", "receiver_runs_ahead", "set_aside_gives",
    "order_not_kept", "correction_held", "doubt_ignored", "numbers_forgotten_by_date", "days_jumped",
    "holding_forgotten", "dead_calendar_confirmed", "booking_used_twice", "claim_forgotten", "second_loses_slot", "booked_order_plain",
    "list_taken_twice", "cut_list_believed", "join_keeps_place", "late_off", "claim_for_ever", "join_any_slot", "parted_keeps_slot"};

/// Those that only a peer shows that means harm: hostile_peers_defects looks for them.
inline constexpr std::array defects_of_peers{core::Defect::arrival_of_any_year, core::Defect::slot_believed, core::Defect::grant_of_any_day,
                                             core::Defect::number_of_anybody, core::Defect::receiver_runs_ahead};

/// A defect that was in the code once, and the smallest plan that shows it when it comes back.
struct Regression {
    std::string_view name; ///< what was found
    core::Defect defect = core::Defect::none; ///< brings it back
    std::string_view plan; ///< as on the command line
};

/// Each is red with its defect, by the same property, and green without. How many are not.
int run_regressions();
/// What the defect breaks in the plan that is kept for it, which holds without it; nothing where none is kept, or it shows nothing.
std::optional<std::string> shown_by_its_plan(core::Defect defect);
/// A plan from its options, or nothing when they cannot be understood.
std::optional<Plan> plan_of(std::string_view options);

} // namespace talon::simulation
