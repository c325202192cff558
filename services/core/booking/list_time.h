// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"

#include <optional>
#include <string_view>

namespace talon::core {

/// A time of day as a list writes it.
struct ToldTime {
    Minutes minute{0}; ///< since midnight, 0…1439
    std::optional<UtcOffset> offset{}; ///< told with it; empty: the site's
    bool operator==(const ToldTime &) const = default;
};

/// 9:30, 09:30 and 09:30:00, also as the beginning of «09:30–09:45». `iso`: it stands behind a date and a «T» (ISO 8601), so that «Z», «+03:00» or
/// «-03:00» may follow, and no seconds but zeros, whole or in parts. Nothing for whatever else there is.
std::optional<ToldTime> told_time(std::string_view text, bool iso);

} // namespace talon::core
