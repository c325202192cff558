// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"
#include "wire/json/json_writer.h"

namespace talon::wire::detail {

/// The staff's JSON of a ticket; the reason why it is next only `with_reason`, else null.
void write_ticket(Writer &out, const core::Hall &hall, const core::Ticket &ticket, core::Instant now, bool with_reason = true);
/// The same, or null.
void write_ticket(Writer &out, const core::Hall &hall, const std::optional<core::TicketId> &ticket, core::Instant now);
/// A title in its languages, Russian standing in for English.
void write_title(Writer &out, const core::Text &title);
/// In the API a window is a string, since it is a name and nothing is counted with it.
void write_window(Writer &out, const std::optional<core::WindowNumber> &window);

} // namespace talon::wire::detail
