// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/list_text.h"
#include "core/values/time.h"

#include <optional>

namespace talon::sheets {

// The kinds of text of list_file.h; of this room only.

core::Result<core::ListTable, core::ListFault> read_json(std::string_view text);
/// `encoding`: in which the text came; what its declaration tells must not contradict it.
core::Result<core::ListTable, core::ListFault> read_xml(std::string_view text, core::ListEncoding encoding);

/// The lines of a calendar without their folds, each with an end.
struct Unfolded {
    std::string text;
    std::vector<int> numbers; ///< of the lines in the file, 1…
};
Unfolded unfolded(std::string_view bytes);
core::Result<core::ListTable, core::ListFault> read_calendar(std::string_view text, const std::vector<int> &numbers, core::UtcOffset offset);

/// How far a zone of Russia by its name in the zone database, or UTC, is ahead of UTC; nothing for any other. They are fixed by law, and every list is of days
/// to come (core/values/time.h).
std::optional<core::UtcOffset> zone_offset(std::string_view name);

} // namespace talon::sheets
