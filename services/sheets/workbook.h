// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/list_text.h"

#include <string>
#include <string_view>
#include <vector>

namespace talon::sheets {

/// A sheet that a person sees, cell by cell as it shows them.
struct Sheet {
    std::string name;
    core::ListTable table; ///< rows without a letter left out; `line` is the sheet's own number of the row
};

/// Is it a workbook by its first bytes: a zip, or the compound file of older programs?
bool is_workbook(std::string_view bytes);

/// The sheets of an XLSX or ODS workbook that are not hidden and not empty, in their order. A cell is what the sheet shows: dates and times by the
/// format of their cell, whatever year the workbook counts from, results of formulas as they were saved, and in cells that were merged
/// the one text for all of them. A formula that was saved without its result is «=», which no list reads as anything.
/// Errors: encrypted, old_workbook (what Excel wrote before 2007), damaged (also what is no list but a trap: a bomb of a zip, a DOCTYPE),
/// too_large, too_many_rows, too_many_columns, empty. Takes as long as it takes to unpack max_unpacked bytes: not for a loop's thread.
core::Result<std::vector<Sheet>, core::ListFault> read_workbook(std::string_view bytes);

inline constexpr std::size_t max_unpacked = std::size_t{32} << 20; ///< of all parts that are read
inline constexpr std::size_t max_ratio = 100; ///< of a part's bytes to its packed ones, from 1 MiB on
inline constexpr std::size_t max_parts = 200;
inline constexpr int max_depth = 32; ///< of elements within each other

} // namespace talon::sheets
