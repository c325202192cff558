// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/people/registry.h"

#include <span>
#include <string_view>

namespace talon::core {

/// Permissions are names, "tickets.call": a route and a button name one, a role is a set of them. Whoever adds one adds it
/// to the table in roles.cpp and to the roles that have it.
struct Role {
    RoleId id;
    std::vector<std::string_view> permissions; ///< sorted
};

/// The roles that there are.
std::span<const Role> roles();
/// Null for a role that nobody knows.
const Role *role(const RoleId &id);

/// Every permission of every role, sorted.
std::vector<std::string_view> permissions();
/// What the roles of this member of staff permit together, sorted; nothing for who is not active.
std::vector<std::string_view> permissions_of(const StaffSaved &staff);
bool may(const StaffSaved &staff, std::string_view permission);

} // namespace talon::core
