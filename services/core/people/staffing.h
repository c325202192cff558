// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/people/registry.h"

#include <string_view>

namespace talon::core {

/// Why a change of a member of staff is refused, as a code of the catalogues.
enum class StaffRefusal : std::uint8_t {
    unknown_role,
    own_rights,  ///< nobody changes their own roles or blocks themselves
    not_yours,   ///< who keeps people grants of the keeping of things only what they have: settings, people, devices
    last_keeper, ///< nobody would be left who may keep people
};

/// The permission to add people, block them and give them roles.
inline constexpr std::string_view keeps_people = "people.manage";
inline constexpr std::size_t max_login_length = 64;
inline constexpr std::size_t max_roles_of_one = 8;

/// 1 to 64 of a-z, 0-9, '.', '_' and '-'.
bool is_login(std::string_view text);

/// Why `by` may not make this member of staff be so, new or known; nothing when they may.
std::optional<StaffRefusal> obstacle(const Registry &registry, const StaffSaved &next, const StaffId &by);

} // namespace talon::core
