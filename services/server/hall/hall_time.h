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
    /// The hall is quiet: takes the calendar's word again.
    void adopt();

private:
    sync::HallClock m_clock;
};

} // namespace talon::server
