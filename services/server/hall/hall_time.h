// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/site_clock.h"

namespace talon::server {

/// The hall's time on this machine: sync's clock over the calendar and the clock that only counts up.
class HallTime
{
public:
    /// `last_event`: of the journal, before which no time can be.
    explicit HallTime(core::Instant last_event);

    core::Instant now();
    /// How far this machine's calendar is off since it jumped, if it did: staff are told.
    std::optional<core::Millis> jump() const;
    /// Somebody has to confirm the calendar, or to set it right.
    bool needs_person() const;
    /// Takes the calendar's word where there is reason to; what the hall is to be told of it.
    std::optional<sync::HallClock::Correction> look(const core::Hall &hall);
    /// A person says that the calendar is right.
    std::optional<sync::HallClock::Correction> confirm();

private:
    sync::HallClock m_clock;
};

} // namespace talon::server
