// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast/waits.h"
#include "core/hall/hall.h"

#include <string>

namespace talon::wire {

/// Ticket JSON for staff: {"ticket","number","state","service",…,"reason"}.
std::string encode_ticket(const core::Hall &hall, const core::Ticket &ticket, core::Instant now);

/// {"ticket":{…}}: the answer to an operator's command.
std::string encode_acted(const core::Hall &hall, const core::Ticket &ticket, core::Instant now);

/// What a visitor's phone shows: GET /api/v1/status/{ticket}. Holds nothing of staff or of other visitors. `waits`: what may be told
/// of them; until its own is known, what it was told at its birth counts.
std::string encode_status(const core::Hall &hall, const core::Ticket &ticket, core::Instant now, const core::forecast::Waits &waits = {});

/// «9:05», by the site's clock.
std::string clock_text(core::Instant at, core::UtcOffset offset);

/// The sentence of core::Reason, «Норма истекает через 3 мин»; times of day are local by `offset`.
core::Text reason_text(const core::Reason &reason, core::UtcOffset offset);

} // namespace talon::wire
