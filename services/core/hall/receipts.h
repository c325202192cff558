// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"

namespace talon::core {

/// What of a kiosk's report is news to the hall: one event for each ticket whose mark (Ticket::unprinted) changes. A receipt that came out
/// after all is on paper for good, so that a ticket never has more than two of these events.
std::vector<Event> reported(const Hall &hall, const ReportReceipts &report);

} // namespace talon::core
