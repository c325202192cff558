// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"
#include "core/values/wait_range.h"

namespace talon::core {

/// A ticket's life:
/// waiting → called → serving → served; called → waiting (returned); called → no_show;
/// serving → waiting (transferred); called/serving/waiting → parked → waiting; waiting → left;
/// no_show → waiting (correction within the day).
enum class TicketState : std::uint8_t { waiting, called, serving, served, no_show, parked, left };

/// One stretch of a ticket's life in one state, for one service and in one hand. Waiting, way and service times are sums
/// over periods; those of a service are the sums over its own.
struct Period {
    TicketState state = TicketState::waiting;
    Instant from{};
    std::optional<Instant> to; ///< empty while it lasts
    std::optional<WindowNumber> window;
    std::optional<StaffId> staff;
    ServiceId service{}; ///< what the visitor wanted in this stretch: a transfer changes the ticket's
    int calls = 0;       ///< of a called stretch: the call and its recalls, as far as they fell into it

    bool operator==(const Period &) const = default;
};

/// How the number came about: granted by the hall, of the kiosk's reserve, or of the kiosk's own series.
enum class NumberOrigin : std::uint8_t { granted, reserve, own };

struct Ticket {
    TicketId id;
    TicketNumber number;
    Day day{};
    ServiceId service;
    ClassId visitor_class;
    Language language = Language::ru;
    DeviceId device;
    std::int64_t seq = 0;           ///< of its birth in the device's stream; 0: of a journal that does not tell it
    NumberOrigin origin = NumberOrigin::granted;
    Instant arrival{};              ///< bounded by the backend, see bounded_arrival()
    std::optional<Instant> slot;    ///< of a booked visitor
    bool has_booking = false;       ///< it has checked one in, or staff have joined one; also where the slot does not count
    bool on_us = false;             ///< late for the slot by our own mistake: the slot is the due time all the same
    bool in_doubt = false;          ///< its day is not certain, see TicketIssued
    Instant due{};                  ///< arrival + norm of the class; of a booked visitor booked_due(); moves where staff join a booking or part it
    std::optional<WaitRange> told;  ///< of the wait, at its birth
    bool unprinted = false;         ///< its kiosk told that the receipt did not come out, and not since that it did
    bool first = false;             ///< its class was «вне очереди» at its birth: before others, see Tier in order.h
    TicketState state = TicketState::waiting;
    std::optional<WindowNumber> window;      ///< of the last call while called, serving, served or no_show
    std::optional<WindowNumber> only_window; ///< transferred to this window
    std::optional<StaffId> only_staff;       ///< transferred to this operator
    std::optional<Instant> parked_until;     ///< parked, and comes back by the clock
    int calls = 0;                  ///< the last call and its recalls, 0 while waiting and parked
    /// The end of its day ended it, nobody did: when the visitor went is unknown, so its last period is in no time, and it is
    /// in no figure of who was served or left.
    bool ended_by_day = false;
    /// Never empty, contiguous, each beginning no earlier than the one before: they sum up to the ticket's age.
    /// The last one is open unless the state is final; a final state has no period of its own (a corrected
    /// no_show gets one, so that no gap is left).
    std::vector<Period> periods;

    bool operator==(const Ticket &) const = default;

    bool booked() const { return slot.has_value(); }
    /// Final for the day: served, no_show or left.
    bool finished() const;
};

/// May a ticket go from one state to the other by itself or by staff (see TicketState)? The end of a day is the
/// exception, see end_of_day().
bool allowed(TicketState from, TicketState to);

/// The state in which the close of its day leaves a ticket: who waits, is parked or is called has left, who is
/// being served is served, a final state stays. See Ticket::ended_by_day.
TicketState end_of_day(TicketState state);

/// Since when the ticket is in the state of its last period. Where a colleague took the window over, both hands' periods count.
Instant in_state_since(const Ticket &ticket);

/// Time spent in `state` over all periods, never negative; an open period counts until `now`, and one that the end of the
/// day cut counts not at all. A booked visitor waits from the booked time on: who comes fifty minutes before it has not waited fifty
/// minutes.
Millis time_in(const Ticket &ticket, TicketState state, Instant now);

} // namespace talon::core
