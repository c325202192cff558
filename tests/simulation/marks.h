// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace talon::simulation {

/// Rare paths. A long run in which one was never walked proves too little and fails.
enum class Mark {
    ticket_granted, ticket_from_reserve, ticket_own_number, reserve_used_up, stale_grant, server_epoch_raised,
    backend_restored, poison_set_aside, device_cloned, device_set_back, repeated_push, ack_lost, midnight_crossed,
    arrival_bounded, backlog_in_batches, call_after_restart, call_repeated, guard_ahead, guard_torn, backend_killed,
    kiosk_killed, display_killed, killed_before_commit, killed_after_commit, disk_failed_backend, disk_failed_kiosk,
    day_label_wrong, reserve_of_old_enrolment, number_never_shown, window_contended, late_ticket, clock_jump_held,
    clock_jump_adopted, journal_lost, event_without_age, connection_replaced, ticket_of_other_day, pruned, restored_after_pruning, backup_bad, started_from_snapshot, restored_again,
    submission_refused, invariant_broken, events_shipped, kiosk_stood_aside,
    calendar_confirmed, calendar_vouched, weeks_not_followed, people_put_right, day_put_back, time_in_doubt, ticket_redated,
    left_and_told, closed_and_sent_away, sent_to_staff, sent_to_window, unparked_by_hand, parked_while_waiting, left_the_queue,
    no_show_corrected, large_hall, held_over_restart, dead_calendar_refused, receipt_not_printed, receipt_after_all,
    list_taken, list_doubted, list_of_other_day, booking_checked_in, booking_twice, booking_refused, booking_unlisted, booking_joined, booking_reinstated, booking_parted,
    slot_lost, booked_before_all,
    count
};
inline constexpr std::size_t mark_count = static_cast<std::size_t>(Mark::count);

std::string_view name_of(Mark mark);

struct Marks {
    std::array<std::uint64_t, mark_count> counts{};

    void reach(Mark mark) { ++counts[static_cast<std::size_t>(mark)]; }
    std::uint64_t of(Mark mark) const { return counts[static_cast<std::size_t>(mark)]; }
    void add(const Marks &other)
    {
        for (std::size_t i = 0; i < mark_count; ++i)
            counts[i] += other.counts[i];
    }
};

} // namespace talon::simulation
