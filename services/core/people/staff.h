// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/ids.h"

#include <string>
#include <vector>

namespace talon::core {

/// A member of staff by what they may do, without a name: the journal holds no personal data and no password (the
/// password's hash lives in a table of its own, see store). A role that nobody knows permits nothing.
struct StaffSaved {
    StaffId staff;
    std::vector<RoleId> roles; ///< what each permits adds up (roles.h)
    std::string title; ///< «Оператор 1»
    bool active = true;
    bool operator==(const StaffSaved &) const = default;
};

/// A member of staff has another password from now on. What it is stands nowhere in the journal; who set it is the event's actor.
struct PasswordSet {
    StaffId staff;
    bool one_time = false; ///< set by somebody else: it opens nothing but the choice of an own one
    bool operator==(const PasswordSet &) const = default;
};

} // namespace talon::core
