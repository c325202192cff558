// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"

#include <string>

namespace talon::core::test {

/// What must hold in every hall at every moment, told by a model that knows nothing of the core's indexes:
/// the first sentence that is broken, or nothing.
std::string broken(const Hall &hall, Instant now);

/// The ticket a window must call, found by looking at everybody.
std::optional<TicketId> naive_next(const Hall &hall, const Window &window, const StaffId &staff, Instant now);

} // namespace talon::core::test
