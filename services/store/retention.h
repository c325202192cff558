// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"

#include <cstddef>
#include <span>
#include <vector>

namespace talon::store {

/// Which backups are kept. Of the latest so many hours, days and weeks (UTC, a week begins on Monday) in which a backup
/// was made at all, the last one of each; and the three newest in any case. Periods without a backup do not count,
/// so that nothing is deleted because a machine stood still.
struct Retention {
    static constexpr std::size_t always_kept = 3;

    int hourly = 24; ///< ≥ 0, as the others
    int daily = 7;
    int weekly = 4;
};

/// The indexes, ascending, of those that may be deleted, given when each was made by the clock of its time, the oldest first.
/// Their order tells which are the newest, not the clock, which may have been wrong: never the last three, and so never the
/// only good one.
std::vector<std::size_t> to_delete(std::span<const core::Instant> made, const Retention &rule);

} // namespace talon::store
