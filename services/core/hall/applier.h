// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"

#include <string_view>

namespace talon::core {

/// The changes that events make in a hall; of this room only. Each function checks first and changes afterwards, so
/// that an event that contradicts the state throws and leaves the hall as it was.
struct Hall::Applier {
    using Changed = std::vector<TicketId>;
    using enum TicketState;

    Hall &hall;
    Instant at;
    Day open; ///< the open day, or the one that this event opens

    // One function an event (apply.cpp). An event that is not named here is none of a hall's: it opens no day either.
    Changed operator()(const NumberGranted &event) const;
    Changed operator()(const ReserveGranted &event) const;
    Changed operator()(const HallRestored &event) const;
    Changed operator()(const TicketIssued &event) const;
    Changed operator()(const TicketCalled &event) const;
    Changed operator()(const ServingStarted &event) const;
    Changed operator()(const TicketServed &event) const;
    Changed operator()(const TicketNoShow &event) const;
    Changed operator()(const TicketReturned &event) const;
    Changed operator()(const NoShowCorrected &event) const;
    Changed operator()(const TicketTransferred &event) const;
    Changed operator()(const TicketParked &event) const;
    Changed operator()(const TicketUnparked &event) const;
    Changed operator()(const TicketFellBack &event) const;
    Changed operator()(const TicketLeft &event) const;
    Changed operator()(const ReceiptReported &event) const;
    Changed operator()(const WindowTaken &event) const;
    Changed operator()(const WindowReleased &event) const;
    Changed operator()(const WindowTakenOver &event) const;
    Changed operator()(const DayClosed &event) const;
    Changed operator()(const TimeCorrected &event) const;
    Changed operator()(const BookingJoined &event) const;
    Changed operator()(const BookingParted &event) const;

    /// Throws std::logic_error when the state is not as an event of this hall's own journal would find it.
    static void require(bool holds, std::string_view what, std::string_view subject = {});
    Ticket &find(const TicketId &id) const;
    /// The ticket, which must be in `expected` and have a step to `next`.
    Ticket &find(const TicketId &id, TicketState expected, TicketState next) const;

    // The parts of a step (steps.cpp): out of the old state, close its period, into the new one.
    void take_out(Ticket &ticket) const;
    void close_period(Ticket &ticket) const;
    /// Into a state that lasts, from where the last period ended.
    void begin(Ticket &ticket, TicketState state) const;
    /// Away from the window, to wait or to be parked; the due time is kept.
    Changed send_back(Ticket &ticket, TicketState state) const;
    /// Into a final state.
    Changed end(Ticket &ticket, TicketState state) const;
    /// Today's count of tickets that ended as this one did.
    int &counter(const Ticket &ticket) const;

    /// Tickets up to this day that are not finished, in order of their ids.
    Changed unfinished_until(Day day) const;
    /// Ends them as the close of their day does; what has ended since is passed over.
    void end_all(const Changed &tickets) const;
    /// Moves what a wrong clock has stamped; false when the ticket has nothing of that.
    bool put_right(Ticket &ticket, const TimeCorrected &event) const;
    /// The numbers of these are used on the day to which their tickets were moved. Where another ticket of that day has the
    /// number already, and its holder is still in the hall, staff are told (in_doubt).
    void use_numbers(const Changed &redated) const;
    /// `open` has just opened: ends the ghosts of days that nobody closed, adds them to `changed`, counts anew.
    void begin_day(const Changed &ghosts, Changed &changed) const;
    /// Today's counts from the tickets of `open` and later days.
    void count_anew() const;
};

} // namespace talon::core
