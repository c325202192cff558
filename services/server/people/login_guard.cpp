// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/people/login_guard.h"

#include <algorithm>

namespace talon::server {

namespace {

std::string pair_of(const LoginGuard::Try &made)
{
    return made.login + '\n' + (made.browser.empty() ? "at " + made.address : "in " + made.browser);
}

} // namespace

core::Millis LoginGuard::wait_of(const Table &table, const std::string &key, core::Instant now)
{
    const auto found = table.find(key);
    return found == table.end() ? core::Millis(0) : std::max(core::Millis(0), found->second.blocked_until - now);
}

LoginGuard::Tries &LoginGuard::count(Table &table, const std::string &key, int free_tries, core::Instant now)
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
    if (tries.failed >= free_tries) {
        const int doublings = std::min(tries.failed - free_tries, 20);
        tries.blocked_until = now + std::min(m_limits.first_delay * (1 << doublings), m_limits.longest_delay);
    }
    return tries;
}

void LoginGuard::take_back(Table &table, const std::string &key)
{
    const auto found = table.find(key);
    if (found != table.end() && --found->second.failed <= 0)
        table.erase(found);
}

LoginGuard::Verdict LoginGuard::begin(const Try &made, core::Instant now)
{
    const bool stranger = made.browser.empty();
    core::Millis wait{0};
    if (stranger)
        wait = wait_of(m_addresses, made.address, now);
    if (!made.login.empty())
        wait = std::max(wait, wait_of(m_pairs, pair_of(made), now));
    if (wait > core::Millis(0))
        return {wait, {}};
    if (stranger)
        count(m_addresses, made.address, m_limits.free_tries_address, now);
    if (made.login.empty())
        return {};
    count(m_pairs, pair_of(made), m_limits.free_tries, now);
    if (!stranger)
        return {};
    const int over = count(m_logins, made.login, m_limits.free_tries_login, now).failed - m_limits.free_tries_login;
    return {std::nullopt, over <= 0 ? core::Millis(0) : std::min(core::Millis(250) * (1 << std::min(over, 10)), m_limits.longest_hold)};
}

void LoginGuard::succeeded(const Try &made)
{
    m_pairs.erase(pair_of(made));
    // An attacker who owns one login must not wash the address clean with it: only this try is taken back.
    if (made.browser.empty()) {
        take_back(m_addresses, made.address);
        take_back(m_logins, made.login);
    }
}

void LoginGuard::sweep(core::Instant now)
{
    const auto old = [&](const auto &entry) { return now >= entry.second.last + m_limits.forget_after; };
    std::erase_if(m_pairs, old);
    std::erase_if(m_logins, old);
    std::erase_if(m_addresses, old);
}

} // namespace talon::server
