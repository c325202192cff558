// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/ids.h"
#include "core/values/time.h"

#include <map>
#include <optional>
#include <utility>

namespace talon::core {

struct HeldWindow {
    StaffId staff;
    std::optional<TicketId> ticket; ///< called or being served here
    Instant since{};

    bool operator==(const HeldWindow &) const = default;
};

/// When somebody let go of a window last.
using ReleasedWindows = std::map<std::pair<WindowNumber, StaffId>, Instant>;

} // namespace talon::core
