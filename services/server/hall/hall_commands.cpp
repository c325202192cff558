// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hall/hall_commands.h"

#include "server/services.h"
#include "wire/api/api.h"

namespace talon::server {

core::WindowNumber window_of(const Call &call)
{
    return wire::window_number(call.captures.at("window")).value_or(0);
}

core::TicketId ticket_of(const Call &call)
{
    return {call.captures.at("ticket")};
}

wire::Decoded<core::Command> take(const Services &services, const Call &call)
{
    const core::WindowNumber window = window_of(call);
    const auto &windows = services.hall.ledger().decided().hall.held_windows();
    const auto held = windows.find(window);
    const bool gone = held != windows.end() && !services.sessions.anybody(held->second.staff, services.moment());
    return core::Command{core::TakeWindow{window, call.staff.staff, gone}};
}

wire::Decoded<core::Command> release_for(const Services &, const Call &call)
{
    auto asked = wire::decode_reason(call.request.body);
    if (!asked)
        return core::Failure{asked.error()};
    return core::Command{core::ReleaseHeldWindow{window_of(call), std::move(asked->reason)}};
}

wire::Decoded<core::Command> return_for(const Services &, const Call &call)
{
    auto asked = wire::decode_reason(call.request.body);
    if (!asked)
        return core::Failure{asked.error()};
    return core::Command{core::ReturnHeldTicket{ticket_of(call), std::move(asked->reason)}};
}

wire::Decoded<core::Command> leave(const Services &, const Call &call)
{
    return core::Command{core::Leave{ticket_of(call)}};
}

/// To the window that the member of staff holds.
wire::Decoded<core::Command> call_chosen(const Services &services, const Call &call)
{
    auto asked = wire::decode_reason(call.request.body);
    if (!asked)
        return core::Failure{asked.error()};
    const auto window = services.hall.ledger().decided().hall.window_of(call.staff.staff);
    // Who holds none is told so by the hall: any window will do to ask.
    const auto &windows = services.hall.hall().site().windows;
    return core::Command{core::CallChosen{ticket_of(call), window.value_or(windows.empty() ? 0 : windows.front().number),
                                          call.staff.staff, std::move(asked->reason)}};
}

wire::Decoded<core::Command> transfer(const Services &, const Call &call)
{
    auto asked = wire::decode_transfer(call.request.body);
    if (!asked)
        return core::Failure{asked.error()};
    return core::Command{core::Transfer{ticket_of(call), call.staff.staff, asked->service, asked->window, asked->staff}};
}

wire::Decoded<core::Command> park(const Services &services, const Call &call)
{
    const auto asked = wire::decode_park(call.request.body);
    if (!asked)
        return core::Failure{asked.error()};
    const auto until = asked->minutes ? std::optional(services.hall.now() + *asked->minutes) : std::nullopt;
    return core::Command{core::Park{ticket_of(call), call.staff.staff, until}};
}

} // namespace talon::server
