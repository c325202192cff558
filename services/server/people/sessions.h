// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/people/registry.h"

#include <unordered_map>

namespace talon::server {

/// Who is logged in. Sessions live in memory: a restart of talond ends them all, and staff log in again; the windows
/// they hold are in the journal and stay theirs. Tokens are kept only as hashes.
class Sessions
{
public:
    struct Limits {
        core::Millis idle = std::chrono::minutes(120);
        core::Millis absolute = std::chrono::hours(12);
        std::size_t per_user = 8;
        std::size_t in_all = 4096;
    };
    struct Session {
        core::StaffId staff;
        std::string csrf;
        core::Instant created{};
        core::Instant used{};
    };

    explicit Sessions(Limits limits) : m_limits(limits) {}

    /// A new session; returns the token that the cookie carries.
    std::string open(const core::StaffId &staff, core::Instant now);
    /// The session of a token, and marks it used; null when there is none or it ran out.
    const Session *use(const std::string &token, core::Instant now);
    /// The same without marking it used: for open live sockets.
    const Session *peek(const std::string &token, core::Instant now) const;
    void close(const std::string &token);
    /// Forgets what ran out.
    void sweep(core::Instant now);

    std::size_t size() const { return m_sessions.size(); }

private:
    bool over(const Session &session, core::Instant now) const;
    void make_room(const core::StaffId &staff);

    Limits m_limits;
    std::unordered_map<std::string, Session> m_sessions; ///< by the token's hash
};

} // namespace talon::server
