// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace talon::core::survey {

/// When on the site's day an answer was given, as near as anybody is told: before 12, before 15, after.
enum class DayPart : std::uint8_t { morning, midday, evening };
/// By local minutes since midnight, 0…1439.
constexpr DayPart part_of(int minute)
{
    return minute < 12 * 60 ? DayPart::morning : minute < 15 * 60 ? DayPart::midday : DayPart::evening;
}

} // namespace talon::core::survey
