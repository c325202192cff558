// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/restored.h"

#include "core/hall/hall_image.h"
#include "core/values/defects.h"

#include <algorithm>

namespace talon::core {

namespace {

/// A clock and the one before it may each have been so wrong, the other way, and numbers are given for tomorrow too.
constexpr std::chrono::days farthest = 2 * clock_error + std::chrono::days(1);

} // namespace

Restored restored(const Hall &hall, const Registry &registry, const RestoreMark &before, std::int64_t server_epoch, Instant clock,
                  Instant last_event)
{
    const bool clock_alone = defect(Defect::restored_by_clock_alone);
    const Instant at = clock_alone ? clock : std::max(clock, last_event);
    Day today = local_day(at, hall.site().utc_offset);
    Day reserved = Day::min();
    if (!clock_alone) {
        today = std::max(today, hall.day().value_or(today));
        const Day latest = today + farthest;
        for (const auto &series : hall.numbers().image().series) {
            if (series.day > latest)
                continue;
            if (series.last_granted > 0)
                today = std::max(today, series.day);
            if (!series.reserved.empty())
                reserved = std::max(reserved, series.day);
        }
    }
    const Day until = std::max(today + std::chrono::days(1), reserved);
    const RestoreMark mark = registry.next_restore(before, server_epoch, at);
    return {mark, HallRestored{until, mark.prefix}, at};
}

} // namespace talon::core
