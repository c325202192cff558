// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"

namespace talon::core {

/// The decisions about windows and who holds them; of this room only.
struct Hall::Seats {
    using Decision = Result<std::vector<Event>, Refusal>;

    const Hall &hall;
    Instant now;

    Decision take(const TakeWindow &command) const;
    Decision release(const ReleaseWindow &command) const;
    Decision release(const ReleaseHeldWindow &command) const;
    Decision give_back(const ReturnHeldTicket &command) const;
    /// Why this member of staff may not leave or call at the window; nothing when it is theirs, with nothing in hand.
    std::optional<Refusal> obstacle(WindowNumber window, const StaffId &staff) const;
    /// Nothing that is decided of it now would hold: no day is open, and the next event of any kind opens one and ends this ticket of an earlier day.
    bool ends_by_the_next_day(const Ticket &ticket) const;
    /// Adds an event for each ticket that has waited long enough for a window or a login that nobody holds.
    void add_fallen_back(std::vector<Event> &events) const;
    /// Adds an event for each window that is closed for good and has nobody in hand any more.
    void add_closed(std::vector<Event> &events) const;
};

} // namespace talon::core
