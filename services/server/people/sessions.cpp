// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/people/sessions.h"

#include "server/people/secrets.h"

namespace talon::server {

bool Sessions::over(const Session &session, core::Instant now) const
{
    return now >= session.used + m_limits.idle || now >= session.created + m_limits.absolute;
}

void Sessions::make_room(const core::StaffId &staff)
{
    std::size_t own = 0;
    auto oldest_own = m_sessions.end();
    auto oldest = m_sessions.end();
    for (auto at = m_sessions.begin(); at != m_sessions.end(); ++at) {
        if (oldest == m_sessions.end() || at->second.used < oldest->second.used)
            oldest = at;
        if (at->second.staff != staff)
            continue;
        ++own;
        if (oldest_own == m_sessions.end() || at->second.used < oldest_own->second.used)
            oldest_own = at;
    }
    if (own >= m_limits.per_user)
        m_sessions.erase(oldest_own);
    else if (m_sessions.size() >= m_limits.in_all)
        m_sessions.erase(oldest);
}

std::string Sessions::open(const core::StaffId &staff, core::Instant now)
{
    make_room(staff);
    std::string token = random_token();
    m_sessions.emplace(secret_hash(token), Session{staff, random_token(), now, now});
    return token;
}

const Sessions::Session *Sessions::peek(const std::string &token, core::Instant now) const
{
    if (token.empty())
        return nullptr;
    const auto found = m_sessions.find(secret_hash(token));
    return found == m_sessions.end() || over(found->second, now) ? nullptr : &found->second;
}

const Sessions::Session *Sessions::use(const std::string &token, core::Instant now)
{
    if (token.empty())
        return nullptr;
    const auto found = m_sessions.find(secret_hash(token));
    if (found == m_sessions.end())
        return nullptr;
    if (over(found->second, now)) {
        m_sessions.erase(found);
        return nullptr;
    }
    found->second.used = now;
    return &found->second;
}

void Sessions::close(const std::string &token)
{
    m_sessions.erase(secret_hash(token));
}

void Sessions::sweep(core::Instant now)
{
    std::erase_if(m_sessions, [&](const auto &entry) { return over(entry.second, now); });
}

} // namespace talon::server
