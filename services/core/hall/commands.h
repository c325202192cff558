// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/events.h"

namespace talon::core {

/// What somebody wants to happen; Hall::decide answers with events or a Refusal. A command that has come true
/// already (asked twice, delivered twice) is answered with no events.

/// A number for a visitor who stands before `device` now; `day` is today. The answer is NumberBook::granted() of that day: a
/// request that was granted on one day is refused (unknown_day) on any other.
/// unknown_service, unknown_class, unknown_day, service_closed, numbers_used_up.
/// Who checks in a booking gets one outside the hours too: the visitor was told to come.
struct GrantNumber { ServiceId service; ClassId visitor_class; DeviceId device; std::string request; Day day{}; std::optional<BookingId> booking = {}; };
/// Makes sure that the device holds a reserve of every letter for `day`, today or tomorrow: a block of
/// `rules.reserve_size` numbers, or of what is left, for each letter of which this device and epoch hold no number
/// that is not yet on a ticket. Nothing is reserved where nothing is left, and behind the fence of a restore. unknown_day.
struct FillReserve { DeviceId device; std::int64_t epoch = 0; Day day{}; };
/// A TicketIssued that a device pushed, its arrival bounded by bounded_arrival(). Never refused for hours or for numbers
/// that are used up: the ticket exists. Its day becomes the local day of its arrival, whatever day the device's clock
/// showed, and its slot is that of its booking, whatever slot the device claims. Of an earlier day than the open one:
/// recorded, and left at once. Refused is what can't be understood, and what would be a number twice: unknown_service,
/// unknown_class, number_taken (NumberBook::claim, or an own number with another device's prefix).
struct ReceiveTicket {
    TicketIssued issued;
    std::int64_t epoch = 1;                  ///< of the device's enrolment
    int prefix = 0;                          ///< of the device's own numbers, 1…99; 0: it has none
    std::optional<Instant> booked = {};      ///< the slot of the booking that it checks in
};

/// `holder_gone`: whoever holds the window has no session any more, so that a colleague takes it over as it is, with the
/// ticket in hand. Only the caller can know. unknown_window, window_taken, operator_elsewhere.
struct TakeWindow { WindowNumber window = 0; StaffId staff; bool holder_gone = false; };
/// unknown_window, window_not_yours, ticket_in_hand.
struct ReleaseWindow { WindowNumber window = 0; StaffId staff; };
/// An administrator's: the window of somebody who is gone is free again, and the ticket in hand there goes back to the queue. A
/// window that nobody holds is so already. unknown_window, reason_missing.
struct ReleaseHeldWindow { WindowNumber window = 0; ReasonId reason; };
/// unknown_window, window_not_yours, ticket_in_hand, nobody_waiting.
struct CallNext { WindowNumber window = 0; StaffId staff; };
/// A ticket that staff name: one that waits, is parked, or did not come today. `reason` is kept with the call; only the next
/// one may be called without. unknown_ticket, unknown_window, window_not_yours, ticket_in_hand, wrong_state, not_your_service,
/// reason_missing.
struct CallChosen { TicketId ticket; WindowNumber window = 0; StaffId staff; ReasonId reason; };

// The steps of the ticket in hand, by who holds its window: unknown_ticket, wrong_state, window_not_yours.

/// Of a called ticket; recall_limit.
struct Recall { TicketId ticket; StaffId staff; };
/// Of a called ticket.
struct StartServing { TicketId ticket; StaffId staff; };
/// Of a ticket that is being served.
struct Finish { TicketId ticket; StaffId staff; };
/// Of a called ticket.
struct MarkNoShow { TicketId ticket; StaffId staff; };
/// Of a called ticket.
struct ReturnToQueue { TicketId ticket; StaffId staff; };
/// Of a ticket that is being served: to another service, to one window, to one operator, or to several of these at
/// once (one operator at one window). unknown_service (also when nothing is named), unknown_window.
struct Transfer { TicketId ticket; StaffId staff; std::optional<ServiceId> service; std::optional<WindowNumber> window; std::optional<StaffId> to_staff; };
/// Of a ticket in hand, or, by anybody, of one that waits. `until`: it comes back with the first Tick from then on;
/// empty: by hand only.
struct Park { TicketId ticket; StaffId staff; std::optional<Instant> until; };

// By any member of staff: unknown_ticket, wrong_state.

/// An administrator's: back to the queue from whatever window has it in hand. reason_missing.
struct ReturnHeldTicket { TicketId ticket; ReasonId reason; };
/// Of a no-show of the open day: back to the queue.
struct CorrectNoShow { TicketId ticket; StaffId staff; };
struct Unpark { TicketId ticket; StaffId staff; };
/// Of a ticket that waits.
struct Leave { TicketId ticket; };

/// What a kiosk says of its receipts of the open day, again and again: which did not come out, and of those which did after all. Tickets of
/// others, of other days, unknown ones (which may be on their way) and such as stand in both lists are passed over; at most `receipts_at_once`
/// are noted at once, the next report brings the rest. Never refused.
struct ReportReceipts { DeviceId device; std::vector<TicketId> unprinted; std::vector<TicketId> printed; };
inline constexpr std::size_t receipts_at_once = 200;

/// The hall's clock was put right by so much just now; it had been wrong since `since` (by itself). Never refused.
struct CorrectTime { Millis by{0}; Instant since{}; };

/// The backend's clock: closes the open day when the local day of `now` is a later one, else unparks what is due, and sends
/// back to its service what was transferred to a window or a login that nobody has held for `rules.transfer_waits`, or to a window
/// that is closed for good and not held (at most 1000 tickets a time of each); and windows that are closed for good are released
/// when their hand is free. Never refused.
struct Tick {};

/// New settings in the place of those of revision `base`: what the site leaves out is kept (`continued`). What is in force already is
/// so whatever its base. changed_meanwhile: others were saved since; site_not_valid: `site_findings` (site_change.h) names why.
struct SaveSite { Site site; std::int64_t base = 0; std::string note; };

using Command = std::variant<GrantNumber, FillReserve, ReceiveTicket, TakeWindow, ReleaseWindow, CallNext, CallChosen, Recall,
                             StartServing, Finish, MarkNoShow, ReturnToQueue, CorrectNoShow, Transfer, Park, Unpark,
                             Leave, Tick, ReleaseHeldWindow, ReturnHeldTicket, CorrectTime,
                             SaveSite, ReportReceipts>;

} // namespace talon::core
