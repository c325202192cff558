// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"

#include <optional>

namespace talon::server {

/// A service for which people wait while no window that is held takes it.
struct Unserved {
    core::ServiceId service;
    std::string title; ///< in Russian
    int tickets = 0;
};
std::vector<Unserved> unserved(const core::Hall &hall);
/// How many tickets wait for a window or a login that nobody holds.
int stranded(const core::Hall &hall);

/// Booked visitors who wait, or are called and not served yet, while the promise to them is nearly used up or broken.
struct Promised {
    int tickets = 0;
    std::string number; ///< of the one who waits longest
    core::Minutes waited{0}; ///< that one, since the later of arrival and booked time
    core::Instant since{};   ///< when the promise to that one came so far
};
/// Nothing when all promises are kept.
std::optional<Promised> nearly_broken(const core::Hall &hall, core::Instant now);

} // namespace talon::server
