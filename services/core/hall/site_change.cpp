// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hall/site_change.h"

#include "core/hall/decision.h"
#include "core/site/continued.h"

#include <algorithm>

namespace talon::core {

namespace {

bool in_hand(const Ticket &ticket)
{
    return ticket.state == TicketState::called || ticket.state == TicketState::serving;
}

SiteEffect of_service(const Hall &hall, SiteEffect::Kind kind, const ServiceId &service)
{
    SiteEffect effect{kind, service};
    for (const auto &[id, ticket] : hall.tickets()) {
        if (ticket.service != service)
            continue;
        effect.waiting += ticket.state == TicketState::waiting;
        effect.in_hand += in_hand(ticket);
        effect.parked += ticket.state == TicketState::parked;
    }
    return effect;
}

SiteEffect of_window(const Hall &hall, WindowNumber window)
{
    SiteEffect effect{SiteEffect::Kind::window_closed};
    effect.window = window;
    const auto held = hall.held_windows().find(window);
    if (held != hall.held_windows().end()) {
        effect.staff = held->second.staff;
        effect.in_hand = held->second.ticket.has_value();
    }
    for (const auto &[id, ticket] : hall.tickets()) {
        effect.waiting += ticket.state == TicketState::waiting && ticket.only_window == window;
        effect.parked += ticket.state == TicketState::parked && ticket.only_window == window;
    }
    return effect;
}

/// Is there a window that somebody holds now and that takes the service by these settings?
bool served(const Hall &hall, const Site &site, const ServiceId &service)
{
    return std::any_of(hall.held_windows().begin(), hall.held_windows().end(), [&](const auto &held) {
        const Window *window = site.open_window(held.first);
        return window && std::any_of(window->services.begin(), window->services.end(),
                                     [&](const WindowService &taken) { return taken.service == service; });
    });
}

} // namespace

std::vector<SiteFinding> site_findings(const Hall &hall, const Site &next)
{
    auto found = site_findings(next);
    if (!hall.has_site() || found.size() >= max_site_findings)
        return found;
    const Site &now = hall.site();
    if (next.id != now.id)
        found.push_back({"id", "site_changed", {{"id", now.id}}, "The id of the site cannot become another one."});
    if (next.utc_offset != now.utc_offset && !hall.quiet())
        found.push_back({"utc_offset", "offset_with_visitors", {}, "The UTC offset cannot change while somebody is in the hall."});
    return found;
}

std::vector<SiteEffect> effects(const Hall &hall, const Site &next)
{
    std::vector<SiteEffect> all;
    const Site &now = hall.site();
    for (const Service &service : now.services) {
        const Service *after = next.service(service.id);
        if (!service.retired && (!after || after->retired)) {
            auto effect = of_service(hall, SiteEffect::Kind::service_retired, service.id);
            if (effect.waiting + effect.in_hand + effect.parked > 0)
                all.push_back(effect);
        }
        if (hall.waiting().waiting(service.id) > 0 && served(hall, now, service.id) && !served(hall, next, service.id)) {
            SiteEffect effect{SiteEffect::Kind::service_unserved, service.id};
            effect.waiting = hall.waiting().waiting(service.id);
            all.push_back(effect);
        }
    }
    for (const Window &window : now.windows) {
        if (window.retired || next.open_window(window.number))
            continue;
        auto effect = of_window(hall, window.number);
        if (effect.staff || effect.waiting + effect.parked > 0)
            all.push_back(effect);
    }
    return all;
}

Decision decide(const Hall &hall, const SaveSite &command)
{
    Site next = continued(hall.site(), command.site);
    if (next == hall.site())
        return nothing();
    if (command.base != hall.revision().number)
        return no(Refusal::changed_meanwhile);
    if (!site_findings(hall, next).empty())
        return no(Refusal::site_not_valid);
    return one(SiteSaved{std::move(next), command.note});
}

} // namespace talon::core
