// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/ids.h"
#include "core/values/number.h"
#include "core/values/text.h"
#include "core/values/time.h"

#include <cstddef>

namespace talon::core {

/// A call as displays show and announcers speak it.
struct Call {
    std::int64_t call = 0; ///< rises over the life of the site (TicketCalled); a recall has its own
    TicketId ticket;
    TicketNumber number;
    WindowNumber window = 0;
    Language language = Language::ru;
    int repeat = 0; ///< 0 for the first call, 1… for recalls
    Instant at{};   ///< by the backend's clock

    bool operator==(const Call &) const = default;
};

/// How many calls of the open day the hall remembers for displays.
/// A display that was cut off for minutes on a busy day misses none.
inline constexpr std::size_t remembered_calls = 64;

} // namespace talon::core
