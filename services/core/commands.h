// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

namespace talon::core {

/// What somebody wants to happen; Hall::decide answers with events or a Refusal.

struct GrantNumber { ServiceId service; ClassId visitor_class; DeviceId device; std::string request; Day day{}; };
/// Makes sure that the device holds a reserve of every letter for `day`; no events when it does already.
struct FillReserve { DeviceId device; std::int64_t epoch = 0; Day day{}; };
/// A TicketIssued that a device pushed. Never refused for hours or numbers: the ticket exists.
struct ReceiveTicket { TicketIssued issued; };
struct TakeWindow { WindowNumber window = 0; StaffId staff; };
struct ReleaseWindow { WindowNumber window = 0; StaffId staff; };
struct CallNext { WindowNumber window = 0; StaffId staff; };
struct Recall { TicketId ticket; StaffId staff; };
struct StartServing { TicketId ticket; StaffId staff; };
struct Finish { TicketId ticket; StaffId staff; };
struct MarkNoShow { TicketId ticket; StaffId staff; };
struct ReturnToQueue { TicketId ticket; StaffId staff; };
struct CorrectNoShow { TicketId ticket; StaffId staff; };
struct Transfer { TicketId ticket; StaffId staff; std::optional<ServiceId> service; std::optional<WindowNumber> window; std::optional<StaffId> to_staff; };
struct Park { TicketId ticket; StaffId staff; std::optional<Instant> until; };
struct Unpark { TicketId ticket; StaffId staff; };
struct Leave { TicketId ticket; };
/// Closes every open day before the local day of `now`, and unparks what is due: the backend's clock tick.
struct Tick {};

using Command = std::variant<GrantNumber, FillReserve, ReceiveTicket, TakeWindow, ReleaseWindow, CallNext, Recall,
                             StartServing, Finish, MarkNoShow, ReturnToQueue, CorrectNoShow, Transfer, Park, Unpark,
                             Leave, Tick>;

} // namespace talon::core
