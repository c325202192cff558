// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/people/roles.h"

#include <algorithm>

namespace talon::core {

namespace {

std::vector<std::string_view> sorted(std::vector<std::string_view> names)
{
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

} // namespace

std::span<const Role> roles()
{
    static const std::vector<Role> table{
        // Stands at a window and serves visitors.
        {{"operator"}, sorted({"hall.view", "windows.take", "tickets.call", "tickets.choose", "tickets.transfer", "tickets.park",
                               "tickets.leave", "tickets.correct", "bookings.join", "names.hand", "names.find"})},
        // Watches the hall, and mends what went wrong with a visitor or with a window whose operator is gone; has none.
        {{"administrator"}, sorted({"hall.view", "tickets.park", "tickets.leave", "tickets.correct", "tickets.return_for",
                                    "windows.release_for", "alarms.view", "devices.view", "bookings.view", "bookings.join", "bookings.decide", "bookings.make", "names.show", "names.find",
                                    "content.view", "surveys.view", "surveys.results", "forecast.view", "reports.see", "messages.send"})},
        // Keeps the devices and what is set.
        {{"specialist"}, sorted({"hall.view", "alarms.view", "devices.view", "devices.enrol", "devices.revoke", "settings.view",
                                 "settings.edit", "people.view", "people.manage", "calendar.confirm", "bookings.view",
                                 "bookings.import", "bookings.decide", "bookings.make", "names.show", "content.view", "content.edit", "content.publish", "surveys.view", "surveys.publish",
                                 "surveys.results", "surveys.words", "forecast.view", "reports.see",
                                 "audit.view", "messages.send"})},
        // Answers for the inspectorate: reads what the figures say, of people too, and what was changed; changes nothing.
        {{"head"}, sorted({"hall.view", "alarms.view", "bookings.view", "content.view", "surveys.view", "surveys.results", "forecast.view",
                           "reports.see", "reports.operators", "audit.view"})},
        // Looks into who did what; changes nothing, but may have personal data destroyed.
        {{"security"}, sorted({"hall.view", "alarms.view", "devices.view", "people.view", "settings.view", "audit.view", "names.view", "names.destroy"})},
    };
    return table;
}

const Role *role(const RoleId &id)
{
    const auto found = std::find_if(roles().begin(), roles().end(), [&](const Role &each) { return each.id == id; });
    return found == roles().end() ? nullptr : &*found;
}

std::vector<std::string_view> permissions()
{
    std::vector<std::string_view> names;
    for (const Role &each : roles())
        names.insert(names.end(), each.permissions.begin(), each.permissions.end());
    return sorted(std::move(names));
}

std::vector<std::string_view> permissions_of(const StaffSaved &staff)
{
    std::vector<std::string_view> names;
    for (const RoleId &id : staff.roles)
        if (const Role *known = staff.active ? role(id) : nullptr)
            names.insert(names.end(), known->permissions.begin(), known->permissions.end());
    return sorted(std::move(names));
}

bool may(const StaffSaved &staff, std::string_view permission)
{
    const auto names = permissions_of(staff);
    return std::binary_search(names.begin(), names.end(), permission);
}

} // namespace talon::core
