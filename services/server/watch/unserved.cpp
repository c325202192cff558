// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/watch/unserved.h"

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

} // namespace talon::server
