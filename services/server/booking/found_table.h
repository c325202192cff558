// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/list_text.h"
#include "core/values/time.h"

#include <optional>
#include <string>
#include <vector>

namespace talon::server {

/// The table that a file holds, the header being its first row.
struct FoundTable {
    core::ListTable table;
    core::ListEncoding encoding = core::ListEncoding::utf8;
    std::vector<std::string> sheets; ///< of a workbook, by their names
    std::size_t sheet = 0;           ///< which of them it is
    std::string kind{};              ///< of file, where its heads alone do not tell: those of JSON, XML and calendars may be the same and mean another thing
};

/// Text or workbook: whatever the bytes are. `sheet`: as BookingService::open() takes it; one that is not there is the last. `offset`: of the
/// site's clock, by which calendars are read. May take a second: not for the loop's thread.
core::Result<FoundTable, core::ListFault> find_table(std::string_view bytes, std::optional<std::size_t> sheet, core::UtcOffset offset);

} // namespace talon::server
