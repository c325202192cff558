// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"

#include <optional>
#include <string>
#include <unordered_map>

namespace talon::server {

/// Makes guessing slow without letting a stranger lock anybody out. Failed tries are counted per login and address, and per
/// address over all logins: beyond the free ones each further try must wait, twice as long each time. Over all addresses a login's
/// failures only make each try last a little longer. A browser in which somebody has logged in before has a count of its own for
/// that login, which no stranger can fill. A try counts as failed from its start until it succeeds, so that many at once
/// gain nothing. Times are of a clock that only counts.
class LoginGuard
{
public:
    struct Limits {
        int free_tries = 3;          ///< of a login from an address, or in a known browser
        int free_tries_address = 15; ///< of an address, behind which many may sit
        int free_tries_login = 30;   ///< of a login from everywhere
        core::Millis first_delay{1'000};
        core::Millis longest_delay{300'000};
        core::Millis longest_hold{4'000}; ///< of a try of a login that is tried from everywhere
        core::Millis forget_after{3'600'000};
        std::size_t remembered = 4096; ///< of each kind; beyond it the longest unused is forgotten
    };
    struct Try {
        std::string login;   ///< empty: only the address counts, as of enrolment codes
        std::string address; ///< see network_of()
        std::string browser; ///< the name of a browser in which this login has been used; empty: a stranger
    };
    struct Verdict {
        std::optional<core::Millis> wait; ///< set: the try is refused for so long
        core::Millis hold{0};             ///< else it is begun after so long
    };

    explicit LoginGuard(Limits limits) : m_limits(limits) {}

    /// Starts a try, or says how long to wait first.
    Verdict begin(const Try &made, core::Instant now);
    /// The try that was begun was right: takes it back, and forgets the failures of that login there.
    void succeeded(const Try &made);
    void sweep(core::Instant now);

    std::size_t remembered() const { return m_pairs.size() + m_logins.size() + m_addresses.size(); }

private:
    struct Tries {
        int failed = 0;
        core::Instant last{};
        core::Instant blocked_until{};
    };
    using Table = std::unordered_map<std::string, Tries>;

    static core::Millis wait_of(const Table &table, const std::string &key, core::Instant now);
    Tries &count(Table &table, const std::string &key, int free_tries, core::Instant now);
    static void take_back(Table &table, const std::string &key);

    Limits m_limits;
    Table m_pairs; ///< of a login at an address or in a browser
    Table m_logins;
    Table m_addresses;
};

} // namespace talon::server
