// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/time.h"

namespace talon::core {

Day local_day(Instant at, UtcOffset offset)
{
    return std::chrono::floor<std::chrono::days>(at + offset);
}

int local_minute(Instant at, UtcOffset offset)
{
    const auto since_midnight = at + offset - local_day(at, offset);
    return static_cast<int>(std::chrono::floor<Minutes>(since_midnight).count());
}

Instant day_start(Day day, UtcOffset offset)
{
    return Instant{day} - offset;
}

int weekday(Day day)
{
    return static_cast<int>(std::chrono::weekday{day}.iso_encoding()) - 1;
}

} // namespace talon::core
