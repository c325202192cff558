// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/route.h"

namespace talon::server {

// What the routes of the hall ask for (Route::command). The path names the window or the ticket, the session who asks.

/// The window of the path; 0, which is no window's number, for anything else.
core::WindowNumber window_of(const Call &call);
core::TicketId ticket_of(const Call &call);

template<class C>
wire::Decoded<core::Command> of_window(const Services &, const Call &call)
{
    return core::Command{C{window_of(call), call.staff.staff}};
}

template<class C>
wire::Decoded<core::Command> of_ticket(const Services &, const Call &call)
{
    return core::Command{C{ticket_of(call), call.staff.staff}};
}

/// Where whoever holds the window has no session any more, it is taken over as it is.
wire::Decoded<core::Command> take(const Services &services, const Call &call);
wire::Decoded<core::Command> release_for(const Services &services, const Call &call);
wire::Decoded<core::Command> return_for(const Services &services, const Call &call);
wire::Decoded<core::Command> leave(const Services &services, const Call &call);
wire::Decoded<core::Command> call_chosen(const Services &services, const Call &call);
wire::Decoded<core::Command> transfer(const Services &services, const Call &call);
wire::Decoded<core::Command> park(const Services &services, const Call &call);

} // namespace talon::server
