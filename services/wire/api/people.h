// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/people/roles.h"
#include "core/people/staffing.h"
#include "core/values/time.h"
#include "wire/json/wire_error.h"

namespace talon::wire {

// Bodies of the API of people and their sessions. A password never stands in a log or in the journal.

/// {"login","title","roles"} of somebody new, or {"title","roles","active"} of somebody known.
struct StaffRequest {
    std::string login; ///< 1…64 bytes; empty in a change
    std::string title; ///< «Оператор 5», 1…300 bytes
    std::vector<core::RoleId> roles;
    bool active = true;
    bool operator==(const StaffRequest &) const = default;
};
Decoded<StaffRequest> decode_new_staff(std::string_view json);
Decoded<StaffRequest> decode_staff_change(std::string_view json);

struct PasswordRequest {
    std::string password;     ///< the present one, 1…256 bytes
    std::string new_password; ///< 1…256 bytes
};
Decoded<PasswordRequest> decode_password_change(std::string_view json);

struct StaffLine {
    core::StaffSaved staff;
    bool one_time = false; ///< has not chosen a password of their own yet
    int sessions = 0;      ///< open now
    std::optional<core::WindowNumber> window;
};
/// {"staff":[…],"roles":[{"role","permissions"}]}
std::string encode_staff(const std::vector<StaffLine> &staff, std::span<const core::Role> roles);

/// {"login","password"}: shown once, to who asked for it.
std::string encode_one_time_password(std::string_view login, std::string_view password);

struct SessionLine {
    std::string id; ///< names the session and opens nothing
    core::StaffId staff;
    core::Instant started{};
    core::Instant used{}; ///< when a person did something in it last
    bool own = false;     ///< of who asks
};
/// {"sessions":[…]}
std::string encode_sessions(const std::vector<SessionLine> &sessions);

/// The code of the API: "last_keeper"…
std::string_view code(core::StaffRefusal refusal);

} // namespace talon::wire
