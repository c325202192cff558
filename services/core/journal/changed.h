// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/entry.h"
#include "core/journal/events.h"

namespace talon::core {

/// What an entry tells the projection of a ticket that this event changed: its end (after_event), or the whole ticket after a clock
/// was put right, which moves every period. Whoever makes entries asks here.
ChangedTicket changed_by(const Event &event, const Ticket &ticket);

} // namespace talon::core
