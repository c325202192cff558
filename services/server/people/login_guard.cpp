// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/people/login_guard.h"

#include <algorithm>

namespace talon::server {

std::optional<core::Millis> LoginGuard::wait_of(const Table &table, const std::string &key, core::Instant now)
{
    const auto found = table.find(key);
    if (found == table.end() || now >= found->second.blocked_until)
        return std::nullopt;
    return found->second.blocked_until - now;
}

void LoginGuard::count(Table &table, const std::string &key, int free_tries, core::Instant now)
{
    if (table.size() >= m_limits.remembered && !table.contains(key)) {
        const auto oldest = std::min_element(table.begin(), table.end(), [](const auto &one, const auto &other) {
            return one.second.last < other.second.last;
        });
        table.erase(oldest);
    }
    Tries &tries = table[key];
    if (now >= tries.last + m_limits.forget_after)
        tries = {};
    tries.last = now;
    ++tries.failed;
    if (tries.failed < free_tries)
        return;
    const int doublings = std::min(tries.failed - free_tries, 20);
    tries.blocked_until = now + std::min(m_limits.first_delay * (1 << doublings), m_limits.longest_delay);
}

std::optional<core::Millis> LoginGuard::begin(const std::string &login, const std::string &address, core::Instant now)
{
    const auto by_address = wait_of(m_addresses, address, now);
    const auto by_login = login.empty() ? std::nullopt : wait_of(m_logins, login, now);
    if (by_address || by_login)
        return std::max(by_address.value_or(core::Millis(0)), by_login.value_or(core::Millis(0)));
    count(m_addresses, address, m_limits.free_tries_address, now);
    if (!login.empty())
        count(m_logins, login, m_limits.free_tries, now);
    return std::nullopt;
}

void LoginGuard::succeeded(const std::string &login, const std::string &address)
{
    m_logins.erase(login);
    // An attacker who owns one login must not wash the address clean with it: only this try is taken back.
    const auto found = m_addresses.find(address);
    if (found != m_addresses.end() && --found->second.failed <= 0)
        m_addresses.erase(found);
}

void LoginGuard::sweep(core::Instant now)
{
    const auto old = [&](const auto &entry) { return now >= entry.second.last + m_limits.forget_after; };
    std::erase_if(m_logins, old);
    std::erase_if(m_addresses, old);
}

} // namespace talon::server
