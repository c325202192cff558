// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"

#include <optional>
#include <string>
#include <unordered_map>

namespace talon::server {

/// Makes guessing slow: after a few failed tries of a login, or from an address, each further one must wait, twice as
/// long each time. A try counts as failed from its start until it succeeds, so that many at once gain nothing.
class LoginGuard
{
public:
    struct Limits {
        int free_tries = 3;          ///< of a login
        int free_tries_address = 15; ///< of an address, behind which many may sit
        core::Millis first_delay{1'000};
        core::Millis longest_delay{300'000};
        core::Millis forget_after{3'600'000};
        std::size_t remembered = 4096; ///< logins and addresses each; beyond it the longest unused is forgotten
    };

    explicit LoginGuard(Limits limits) : m_limits(limits) {}

    /// Starts a try, or says how long to wait first. `login` empty: only the address counts.
    std::optional<core::Millis> begin(const std::string &login, const std::string &address, core::Instant now);
    /// The try that was begun was right: forgets what was counted.
    void succeeded(const std::string &login, const std::string &address);
    void sweep(core::Instant now);

    std::size_t remembered() const { return m_logins.size() + m_addresses.size(); }

private:
    struct Tries {
        int failed = 0;
        core::Instant last{};
        core::Instant blocked_until{};
    };
    using Table = std::unordered_map<std::string, Tries>;

    static std::optional<core::Millis> wait_of(const Table &table, const std::string &key, core::Instant now);
    void count(Table &table, const std::string &key, int free_tries, core::Instant now);

    Limits m_limits;
    Table m_logins;
    Table m_addresses;
};

} // namespace talon::server
