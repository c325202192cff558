// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace talon::core {

/// Deliberate defects, by which the simulation proves that it would notice the real one. They exist only where a source is
/// compiled with TALON_DEFECTS, for the test simulation.defects; in what ships defect() is false and nothing is left of them.
enum class Defect {
    none,
    acknowledge_before_commit,
    cursor_before_data,
    reserve_not_fenced,
    repetition_taken,
    number_from_count,
    shown_before_committed,
    arrival_unbounded,
    poison_stops_stream,
    clone_accepted,
    set_aside_forgotten,
    spoken_twice,
    stale_grant_used,
    own_turn_not_kept,
    documents_believed_there,
    error_taken_for_done,
    calendar_jump_followed,
    calendar_trusted,
    decided_on_durable,
    help_out_ignored,
    acknowledged_is_archived,
    snapshot_forgets,
    restores_alike,
    head_hash_ignored,
    time_not_told,
    commits_after_refusal,
    goes_on_after_exception,
    restored_by_clock_alone,
    arrival_of_any_year,
    slot_believed,
    grant_of_any_day,
    number_of_anybody,
    receiver_runs_ahead,
    set_aside_gives,
    order_not_kept,
    correction_held,
    doubt_ignored,
    numbers_forgotten_by_date,
    days_jumped,
    holding_forgotten,
    dead_calendar_confirmed,
    booking_used_twice,
    claim_forgotten,
    second_loses_slot,
    booked_order_plain,
    list_taken_twice,
    cut_list_believed,
    join_keeps_place,
    late_off,
    claim_for_ever,
    join_any_slot,
    parted_keeps_slot,
    count
};

#ifdef TALON_DEFECTS
inline Defect present_defect = Defect::none;
inline bool defect(Defect which) { return present_defect == which; }
#else
constexpr bool defect(Defect) { return false; }
#endif

} // namespace talon::core
