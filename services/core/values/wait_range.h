// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"

namespace talon::core {

/// What a visitor is told of the wait, in whole minutes: 0 ≤ from ≤ to. Nine of ten are called no later than `to`.
struct WaitRange {
    Minutes from{0};
    Minutes to{0};

    bool operator==(const WaitRange &) const = default;
};

} // namespace talon::core
