// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"
#include "core/people/registry.h"

namespace talon::core {

/// What a restored journal gets before anybody works with it.
struct Restored {
    RestoreMark mark; ///< to be remembered beside the backups; its server epoch is the journal's from now on
    HallRestored event;
    Instant at{}; ///< of the event
};

/// For a journal that was put back from a backup. `hall` and `registry`: what its events lead to; `before`: the mark of the
/// last restore from among the same backups, empty for none; `server_epoch`: the backup's; `clock`: this machine's calendar, which
/// may be wrong; `last_event`: when the last event happened.
///
/// Nobody knows which numbers were given after the backup, so none are until the end of the day after today. A machine
/// that was just set up may believe that today is long ago: today is the latest of what its clock says, the last event's day,
/// the open day and the newest day for which a number was granted; and a day of which numbers are reserved already is
/// closed as well, since kiosks may hold more of them. Days of numbers that are later by more than two clocks can be wrong are those of a
/// calendar that was weeks ahead for a moment: to close them would leave the hall without numbers for weeks.
Restored restored(const Hall &hall, const Registry &registry, const RestoreMark &before, std::int64_t server_epoch, Instant clock,
                  Instant last_event);

} // namespace talon::core
