// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/watch/alarms.h"

namespace talon::server {

/// What is wrong with bookings: a promise that is nearly broken, more of them than windows, and those outside the hours.
void add_bookings(std::vector<Cause> &causes, const AlarmInputs &inputs);
/// And with the lists of them: one that is expected is not there, one waits for a person, the folder cannot be looked at.
void add_lists(std::vector<Cause> &causes, const AlarmInputs &inputs, core::Instant now);

} // namespace talon::server
