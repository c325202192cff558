// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"

namespace talon::core {

/// Somebody waits, is parked, called or being served, and something has happened to a ticket of that day from `since` on: those who
/// were left over when the hall was switched off are no hall at work, whoever came on another day.
bool at_work(const Hall &hall, Instant since);

/// Has the day of somebody who is in the hall and came before `came_before` ended when the clock shows `at`?
bool day_ends(const Hall &hall, Instant came_before, Instant at);

/// Tickets in the hall that have not been called and whose day or number is not certain, by the kiosk that gave them: it did
/// not know the time, or a correction moved the ticket to a day on which another has its number. Staff are told until these
/// have been dealt with or the day ends.
std::map<DeviceId, int> in_doubt(const Hall &hall);

/// Tickets that had left when they arrived today, by the kiosk that gave them: its calendar, for which nobody can vouch, says
/// that they are of a day that is over. Staff are told until the day ends.
std::map<DeviceId, int> arrived_late(const Hall &hall);

} // namespace talon::core
