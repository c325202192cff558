// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/watch/unserved.h"

#include "core/booking/booking.h"

#include <algorithm>

namespace talon::server {

std::vector<Unserved> unserved(const core::Hall &hall)
{
    std::vector<Unserved> found;
    for (const core::Service &service : hall.site().services) {
        const int waiting = hall.waiting().waiting(service.id);
        const bool taken = std::any_of(hall.held_windows().begin(), hall.held_windows().end(), [&](const auto &held) {
            const core::Window *window = hall.site().open_window(held.first);
            return window && std::any_of(window->services.begin(), window->services.end(),
                                         [&](const core::WindowService &each) { return each.service == service.id; });
        });
        if (waiting > 0 && !taken)
            found.push_back({service.id, service.title.in(core::Language::ru), waiting});
    }
    return found;
}

int stranded(const core::Hall &hall)
{
    int count = 0;
    hall.waiting().visit_transferred([&](const core::TicketId &id) {
        count += hall.stranded_since(*hall.ticket(id)).has_value();
        return true;
    });
    return count;
}

std::optional<Promised> nearly_broken(const core::Hall &hall, core::Instant now)
{
    const core::BookingRules rules = core::booking_rules(hall.site().rules);
    std::optional<Promised> found;
    core::Instant longest = now;
    for (const auto &[id, ticket] : hall.tickets()) {
        const bool open = ticket.state == core::TicketState::waiting || ticket.state == core::TicketState::called;
        if (!open || !ticket.slot || core::promise(*ticket.slot, ticket.arrival, rules, now) < core::Promise::alarm)
            continue;
        if (!found)
            found.emplace();
        ++found->tickets;
        const core::Instant from = std::max(*ticket.slot, ticket.arrival);
        const std::string number = core::to_text(ticket.number);
        if (from > longest || (from == longest && !found->number.empty() && found->number < number))
            continue;
        longest = from;
        found->number = number;
        found->waited = std::chrono::floor<core::Minutes>(now - from);
        found->since = from + core::Millis(rules.promise) * 5 / 6;
    }
    return found;
}

} // namespace talon::server
