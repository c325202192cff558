// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace talon::wire {

/// "2026-11-22T09:15:00.000Z"; years 1970…9999.
std::string to_text(core::Instant at);
/// The inverse. Exactly this form: UTC, three digits of milliseconds.
std::optional<core::Instant> parse_instant(std::string_view text);

/// "2026-11-22".
std::string to_text(core::Day day);
std::optional<core::Day> parse_day(std::string_view text);

/// «9:05» of a minute of the local day, 0…1439.
std::string clock_text(int minute);

} // namespace talon::wire
