// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"

#include <optional>

namespace talon::core {

/// No ticket is later than this: what claims to be older arrived so long before its receipt.
inline constexpr std::chrono::days oldest_arrival{366};

/// The arrival that counts for a late event: no longer than `oldest_arrival` before its receipt; after the device's previous
/// arrival, so that tickets given by a clock that fell behind keep their order; and not after its receipt, which wins where
/// they contradict: it is the backend's own clock.
Instant bounded_arrival(Instant claimed, std::optional<Instant> previous, Instant received);

} // namespace talon::core
