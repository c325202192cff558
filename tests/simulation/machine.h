// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/disk.h"

namespace talon::simulation {

class Terminal;

/// A computer: its disk, its two clocks, and the program that runs on it.
struct Machine {
    int id = 0;
    DiskState disk_state;
    core::Millis wall_error{0};
    bool vouched = false;               ///< a time service keeps the calendar
    core::Instant booted{};
    int boots = 0; ///< times that it was switched on anew
    std::unique_ptr<TerminalDisk> disk; ///< of a terminal's
    std::shared_ptr<Terminal> program;  ///< of a terminal's
    bool retired = false;               ///< never started again
    bool disk_died = false;             ///< with all that was on it
    bool starting = false;
    std::optional<int> twin_of;         ///< runs on a copy of that machine's disk

    sync::Moment moment(core::Instant now) const
    {
        // Its run clock began somewhere else than at the calendar's 1970, so that to mix the two up is noticed.
        return {core::Instant{core::Millis{3'600'000}} + (now - booted), now + wall_error};
    }
    /// As its kernel names it.
    std::string boot() const { return "boot " + std::to_string(boots); }
    void reboot(core::Instant now)
    {
        booted = now;
        ++boots;
    }
};

} // namespace talon::simulation
