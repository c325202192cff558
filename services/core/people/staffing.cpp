// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/people/staffing.h"

#include "core/people/roles.h"

#include <algorithm>
#include <array>

namespace talon::core {

namespace {

/// What desks and halls may is given freely; what others are kept by is not.
bool is_of_keepers(std::string_view permission)
{
    constexpr std::array kept{std::string_view{"settings."}, std::string_view{"people."}, std::string_view{"devices."}};
    return std::any_of(kept.begin(), kept.end(), [&](std::string_view wing) { return permission.starts_with(wing); });
}

bool anybody_keeps(const Registry &registry, const StaffSaved &next)
{
    if (may(next, keeps_people))
        return true;
    return std::any_of(registry.staff.begin(), registry.staff.end(),
                       [&](const auto &each) { return each.first != next.staff && may(each.second, keeps_people); });
}

} // namespace

bool is_login(std::string_view text)
{
    return !text.empty() && text.size() <= max_login_length && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    });
}

std::optional<StaffRefusal> obstacle(const Registry &registry, const StaffSaved &next, const StaffId &by)
{
    const auto found = registry.staff.find(next.staff);
    const StaffSaved before = found == registry.staff.end() ? StaffSaved{next.staff, {}, {}, true} : found->second;
    for (const RoleId &each : next.roles)
        if (!role(each) && std::find(before.roles.begin(), before.roles.end(), each) == before.roles.end())
            return StaffRefusal::unknown_role;
    const bool same_rights = next.roles == before.roles && next.active == before.active;
    if (next.staff == by && !same_rights)
        return StaffRefusal::own_rights;
    const auto granter = registry.staff.find(by);
    for (const RoleId &each : next.roles) {
        const Role *known = role(each);
        if (!known || std::find(before.roles.begin(), before.roles.end(), each) != before.roles.end())
            continue;
        for (const std::string_view permission : known->permissions)
            if (is_of_keepers(permission) && (granter == registry.staff.end() || !may(granter->second, permission)))
                return StaffRefusal::not_yours;
    }
    return anybody_keeps(registry, next) ? std::nullopt : std::optional(StaffRefusal::last_keeper);
}

} // namespace talon::core
