// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/ticket.h"

namespace talon::reports {

/// How a leg ended: `open` while it lasts. `handed`: of a part alone, the leg went on in another hand.
enum class LegEnd : std::uint8_t { open, transferred, served, no_show, left, handed };
/// Who ended a ticket that left: staff, or the end of the day, because nobody did. `late`: it came here when its day was over, so
/// that nobody knows whether its visitor was ever called.
enum class LeftBy : std::uint8_t { nobody, staff, day, late };

/// The part of a visit that was for one service and in one turn: from the arrival, or from a transfer, to the next transfer or the
/// end. Legs follow each other without a gap: the first begins at the arrival, and the lengths of all sum up to the ticket's age.
/// All times are milliseconds; what has not come yet, or is not known, is empty.
struct Leg {
    core::TicketId ticket;
    int leg = 0;  ///< 0 for the first
    int hand = 0; ///< 0: the whole leg; 1…: see parts
    core::Day day{};       ///< of the visit: the site's local day of its arrival, as the hall has it
    int local_minute = 0;  ///< of the visit's arrival by the offset in force then, 0…1439: the same for all legs of a visit
    core::TicketNumber number;
    core::ServiceId service;
    core::ClassId visitor_class;
    bool booked = false;
    core::WindowNumber window = 0; ///< that had it last; 0: none had
    core::StaffId staff;           ///< that had it last; empty: nobody had
    core::DeviceId device;
    core::Instant arrived{};                 ///< the leg's beginning
    std::optional<core::Instant> first_call; ///< of the leg
    std::optional<core::Instant> began;      ///< first serving of the leg
    std::optional<core::Instant> ended;      ///< empty while it lasts

    // The stretches of the leg: over a leg that has ended they sum up to ended − arrived, and over its parts to those of the leg.
    core::Millis wait{0};    ///< waiting; a booked visitor's from the slot on
    core::Millis way{0};     ///< called, when serving followed
    core::Millis lost{0};    ///< called, when it did not
    core::Millis serving{0};
    core::Millis parked{0};
    core::Millis apart{0};   ///< none of these: before the slot, between a no-show and its correction, and ends that nobody made

    std::optional<core::Millis> first_wait; ///< W1: the waiting before the first call; being parked is none, nor the time before the slot
    std::optional<core::Millis> served;     ///< S: `serving` of a leg that has ended, when it counts as a service time
    std::vector<core::Millis> ways;         ///< each call that serving followed on, and how long it took

    // Of the whole visit, with the first leg; empty on later ones.
    std::optional<core::Millis> visit_wait;   ///< W: all waiting, once the visit is over and somebody ended it
    std::optional<core::Millis> stay;         ///< end − arrival, likewise, and where no serving was too long
    std::optional<core::Millis> gone_after;   ///< of who left uncalled: how long they had waited then; whom the day ended, until its hours did
    std::optional<core::Millis> uncalled;     ///< of who is still here and was never called: how long they had waited before …
    std::optional<core::Instant> waits_since; ///< … and since when they wait now; empty while parked
    std::optional<core::WaitRange> told;      ///< of the wait, at birth; nothing of who has booked

    core::Millis norm{0}; ///< of the visit as it was at birth
    int recalls = 0;      ///< calls after the first of each stretch
    int returns = 0;      ///< called or being served → the queue, without a transfer
    int lost_calls = 0;   ///< calls that serving did not follow on
    core::ReasonId out_of_turn; ///< why it was called before its turn; empty: it was not
    LegEnd end = LegEnd::open;
    LeftBy left_by = LeftBy::nobody;
    bool ended_by_day = false;
    bool in_doubt = false;  ///< its day or number is not certain
    bool too_long = false;  ///< served longer than anybody is: out of times

    /// What each hand (an operator at a window) did, where several had it, in the order in which they had it first: the visit's own
    /// figures stand with the first caller, the leg's end with whoever had it last, all else where it happened. Empty where one had it.
    std::vector<Leg> parts;

    bool operator==(const Leg &) const = default;
};

/// A serving longer than this is somebody who forgot to press «finish»: it is in no time (figures' `longest_minutes`).
inline constexpr core::Minutes longest_serving{120};

/// What the events of a ticket say and the ticket itself does not keep.
struct Notes {
    core::Millis norm{0};
    int local_minute = 0;
    core::Instant closes{}; ///< when the hours of its day end
    std::vector<std::size_t> transfers; ///< the periods that begin with a transfer, by index
    std::vector<std::pair<std::size_t, core::ReasonId>> out_of_turn; ///< the called periods, by index, and why
    LeftBy left_by = LeftBy::nobody;
    bool over = false; ///< done with a day that has been closed: its figures stay, unless the ticket itself goes on

    bool operator==(const Notes &) const = default;
};

/// The legs of a ticket, the first one first; never none. Pure.
std::vector<Leg> legs_of(const core::Ticket &ticket, const Notes &notes);

} // namespace talon::reports
