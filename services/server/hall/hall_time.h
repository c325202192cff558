// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hall_clock.h"

#include <functional>

namespace talon::server {

/// What is read of a machine to know the time.
struct MachineClocks {
    /// Its calendar, and a clock that counts up from when it was switched on, also while it sleeps.
    std::function<sync::Moment()> moment;
    /// The system's time service keeps the calendar, and says that it is right.
    std::function<bool()> vouched;
    /// Another one each time that it is switched on; empty: it does not say.
    std::string boot{};
};

/// This machine's. The boot is what systemd says of it (TALON_BOOT_ID), or the kernel where it may be asked.
MachineClocks this_machine();

/// The hall's time on a machine: sync's clock over the calendar and the clock that only counts up.
class HallTime
{
public:
    /// `last_event`, `corrected`: see sync::HallClock::Start; `kept`: see TimeFile.
    HallTime(MachineClocks machine, core::Instant last_event, std::optional<sync::HallClock::Kept> kept, std::vector<sync::HallClock::Correction> corrected);

    core::Instant now();
    /// How far this machine's calendar is off since it jumped, if it did: staff are told.
    std::optional<core::Millis> jump() const;
    /// Somebody has to confirm the calendar, or to set it right.
    bool needs_person() const;
    /// Takes the calendar's word where there is reason to; what the hall is to be told of it.
    std::optional<sync::HallClock::Correction> look(const core::Hall &hall);
    /// A person says that the calendar is right.
    core::Result<std::optional<sync::HallClock::Correction>, core::Refusal> confirm();
    sync::HallClock::Kept keep(std::int64_t position) const;

private:
    MachineClocks m_machine;
    sync::HallClock m_clock;
};

} // namespace talon::server
