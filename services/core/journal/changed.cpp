// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/changed.h"

namespace talon::core {

ChangedTicket changed_by(const Event &event, const Ticket &ticket)
{
    return std::holds_alternative<TimeCorrected>(event) ? ChangedTicket{ticket} : after_event(ticket);
}

} // namespace talon::core
