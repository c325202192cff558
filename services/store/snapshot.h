// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/entry.h"

namespace talon::store {

/// A hall as it stood after the event at `position`, in an encoding that is the caller's business. A cache that spares
/// a replay, never the truth.
struct Snapshot {
    std::int64_t position = 0;
    int format = 0;   ///< of the body
    std::string body; ///< at most 32 MiB

    bool operator==(const Snapshot &) const = default;
};

/// The journal keeps the newest ones, so that one of them may turn out to be bad.
inline constexpr int kept_snapshots = 2;

} // namespace talon::store
