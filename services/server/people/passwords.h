// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/ids.h"
#include "server/loop.h"
#include "store/group_commit.h"

#include <optional>

namespace talon::server {

/// Checks passwords in a thread of its own, since argon2id takes tens of milliseconds on purpose; one at a time, since
/// each takes 64 MiB.
class Passwords
{
public:
    /// Checks that may wait; beyond it a login is turned away.
    static constexpr std::size_t max_waiting = 16;
    /// Of them, for browsers in which somebody has logged in before: strangers do not fill these.
    static constexpr std::size_t kept_for_known = 6;

    Passwords(Loop &loop, store::GroupCommit &commits);
    ~Passwords();

    /// Answers in the loop's thread. `known` false: takes as long and says no. False: too many wait already.
    [[nodiscard]] bool check(const core::StaffId &staff, bool known, bool stranger, std::string password, std::function<void(bool)> done);

    /// Makes this the password of a member of staff; answers in the loop's thread when it is on the disk, or could not be. False:
    /// too many wait already.
    [[nodiscard]] bool set(const core::StaffId &staff, std::string password, std::function<void(bool)> done);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace talon::server
