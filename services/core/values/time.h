// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace talon::core {

using Millis = std::chrono::milliseconds;
using Minutes = std::chrono::minutes;

/// A moment in UTC, in milliseconds. Always an argument: nothing in this room reads a clock.
using Instant = std::chrono::sys_time<Millis>;

/// A calendar day of the site (its local day).
using Day = std::chrono::sys_days;

/// The site's offset from UTC in minutes, −720…+840. Russia has kept fixed offsets since 2014-10-26
/// (Федеральный закон 107-ФЗ), so an offset is enough and no zone database can be out of date.
using UtcOffset = Minutes;

/// The local day in which `at` falls.
Day local_day(Instant at, UtcOffset offset);

/// Minutes since local midnight, 0…1439.
int local_minute(Instant at, UtcOffset offset);

/// The moment at which `day` begins locally.
Instant day_start(Day day, UtcOffset offset);

/// Day of the week with Monday = 0 … Sunday = 6.
int weekday(Day day);

} // namespace talon::core
