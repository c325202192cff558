// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"

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

} // namespace talon::server
