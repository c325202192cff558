// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"

#include <cstdint>
#include <string>

namespace talon::core {

/// Which settings are in force, and since when by whose hand.
struct SiteRevision {
    std::int64_t number = 0; ///< of the journal's site_saved events, from 1; 0: there is none yet
    Instant at{};
    std::string by;   ///< the event's actor: a login, or "talond" for what was done on the server's machine
    std::string note; ///< why, in the author's words; may be empty

    bool operator==(const SiteRevision &) const = default;
};

} // namespace talon::core
