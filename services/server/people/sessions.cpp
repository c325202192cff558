// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/people/sessions.h"

#include "server/people/secrets.h"

#include <algorithm>

namespace talon::server {

namespace {

std::string name_of(const std::string &token_hash)
{
    return token_hash.substr(0, 16);
}

} // namespace

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
    m_sessions.emplace(secret_hash(token), Session{staff, now, now});
    ++m_changes;
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
        ++m_changes;
        return nullptr;
    }
    if (now >= found->second.used + std::chrono::minutes(1))
        ++m_changes;
    found->second.used = std::max(found->second.used, now);
    return &found->second;
}

bool Sessions::anybody(const core::StaffId &staff, core::Instant now) const
{
    return std::any_of(m_sessions.begin(), m_sessions.end(),
                       [&](const auto &entry) { return entry.second.staff == staff && !over(entry.second, now); });
}

void Sessions::close(const std::string &token)
{
    m_changes += m_sessions.erase(secret_hash(token));
}

std::vector<std::string> Sessions::close_all(const core::StaffId &staff, const std::string &kept)
{
    const std::string own = kept.empty() ? std::string() : secret_hash(kept);
    std::vector<std::string> gone;
    for (const auto &[hash, session] : m_sessions)
        if (session.staff == staff && hash != own)
            gone.push_back(hash);
    for (const std::string &hash : gone)
        m_changes += m_sessions.erase(hash);
    return gone;
}

std::optional<std::string> Sessions::close_named(std::string_view name)
{
    const auto found = std::find_if(m_sessions.begin(), m_sessions.end(), [&](const auto &each) { return name_of(each.first) == name; });
    if (found == m_sessions.end())
        return std::nullopt;
    std::string hash = found->first;
    m_changes += m_sessions.erase(hash);
    return hash;
}

std::vector<Sessions::Listed> Sessions::listed(core::Instant now, const std::string &token) const
{
    const std::string own = token.empty() ? std::string() : secret_hash(token);
    std::vector<Listed> all;
    for (const auto &[hash, session] : m_sessions)
        if (!over(session, now))
            all.push_back({name_of(hash), session.staff, now - session.created, now - session.used, hash == own});
    std::sort(all.begin(), all.end(), [](const Listed &one, const Listed &other) {
        return std::pair(one.staff, one.name) < std::pair(other.staff, other.name);
    });
    return all;
}

void Sessions::sweep(core::Instant now)
{
    m_changes += std::erase_if(m_sessions, [&](const auto &entry) { return over(entry.second, now); });
}

std::vector<Sessions::Kept> Sessions::kept(core::Instant now) const
{
    std::vector<Kept> all;
    for (const auto &[hash, session] : m_sessions)
        if (!over(session, now))
            all.push_back({hash, session.staff, now - session.created, now - session.used});
    return all;
}

void Sessions::take_back(const std::vector<Kept> &kept, core::Millis away, core::Instant now)
{
    for (const Kept &one : kept) {
        const Session session{one.staff, now - one.age - away, now - one.unused - away};
        if (m_sessions.size() < m_limits.in_all && !over(session, now))
            m_sessions.emplace(one.token_hash, session);
    }
}

std::string csrf_of(const std::string &token)
{
    return secret_hash("csrf:" + token).substr(0, 40);
}

} // namespace talon::server
