// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast/watch.h"

#include <string>

namespace talon::wire {

/// What came of forecasts made at the birth of tickets, by day (the newest first) and by service over all of them, as sums: who reads
/// them divides. GET /api/v1/forecast.
std::string encode_forecast(const core::Site &site, const std::map<core::Day, core::forecast::DayMarks> &days);

} // namespace talon::wire
