// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/people/registry.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace talon::server {

/// Who is logged in. Tokens are kept only as hashes, here and in the file that carries sessions over a restart (see
/// session_file.h). Times are of a clock that only counts, so that no correction of the calendar logs anybody out.
class Sessions
{
public:
    struct Limits {
        core::Millis idle = std::chrono::minutes(120); ///< without a request that a person made
        core::Millis absolute = std::chrono::hours(12);
        std::size_t per_user = 8;
        std::size_t in_all = 4096;
    };
    struct Session {
        core::StaffId staff;
        core::Instant created{};
        core::Instant used{};
    };
    /// A session as it is written down: no moment of a clock that begins anew with each start.
    struct Kept {
        std::string token_hash;
        core::StaffId staff;
        core::Millis age{0};
        core::Millis unused{0};
        bool operator==(const Kept &) const = default;
    };

    explicit Sessions(Limits limits) : m_limits(limits) {}

    /// A new session; returns the token that the cookie carries.
    std::string open(const core::StaffId &staff, core::Instant now);
    /// The session of a token, and marks it used by a person; null when there is none or it ran out.
    const Session *use(const std::string &token, core::Instant now);
    /// The same without marking it used: for what a page asks by itself.
    const Session *peek(const std::string &token, core::Instant now) const;
    /// Has this member of staff any session that has not run out?
    bool anybody(const core::StaffId &staff, core::Instant now) const;
    void close(const std::string &token);
    /// Ends all sessions of a member of staff but that of `kept`, which may be empty; says the hashes of those that went.
    std::vector<std::string> close_all(const core::StaffId &staff, const std::string &kept = {});
    /// Ends the session of that name (see Listed); nothing when there is none, else the hash of its token.
    std::optional<std::string> close_named(std::string_view name);
    /// Who is logged in, in order of logins.
    struct Listed {
        std::string name; ///< part of its token's hash: names it and opens nothing
        core::StaffId staff;
        core::Millis age{0};
        core::Millis unused{0};
        bool own = false; ///< of `token`
    };
    std::vector<Listed> listed(core::Instant now, const std::string &token) const;
    /// Forgets what ran out.
    void sweep(core::Instant now);

    std::vector<Kept> kept(core::Instant now) const;
    /// Takes back what was kept when talond ended `away` ago; those that have run out since stay out.
    void take_back(const std::vector<Kept> &kept, core::Millis away, core::Instant now);
    /// Rises with each change that is worth writing down: sessions that came and went, and a use after a minute.
    std::uint64_t changes() const { return m_changes; }

    std::size_t size() const { return m_sessions.size(); }

private:
    bool over(const Session &session, core::Instant now) const;
    void make_room(const core::StaffId &staff);

    Limits m_limits;
    std::unordered_map<std::string, Session> m_sessions; ///< by the token's hash
    std::uint64_t m_changes = 0;
};

/// What a page says with each change, so that no other page can make it: it follows from the session's token.
std::string csrf_of(const std::string &token);

} // namespace talon::server
