// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/columns.h"

namespace talon::reports {

/// One cell of a file. Dates and moments are the site's wall time, so that nobody's computer moves them.
struct Value {
    enum class Kind { none, text, count, duration, share, ratio, day, moment } kind = Kind::none;
    std::int64_t number = 0; ///< milliseconds, tenths of a percent, hundredths; days since 1970; milliseconds of local time since 1970
    std::string text;

    static Value of(std::string text) { return {Kind::text, 0, std::move(text)}; }
    bool operator==(const Value &) const = default;
};

/// A table on its way into a file.
struct Sheet {
    std::string title; ///< at most 31 letters, none of / \ ? * : [ ]
    std::vector<std::string> head;
    std::vector<std::vector<Value>> rows;
};

/// The very cells of a table; the last row is the total.
Sheet sheet_of(const Table &table, core::Language language);
/// The same for legs, one a row.
Sheet sheet_of(const std::vector<Leg> &legs, const Names &names, core::UtcOffset offset, core::Language language);
/// What the columns mean, and where the figures come from: lines of a name and a value.
Sheet definitions_sheet(const Table &table, const std::vector<std::pair<std::string, std::string>> &about, core::Language language);

/// For a Russian Excel: UTF-8 with a mark, `;`, CRLF, decimal comma, every text quoted; a text that a spreadsheet would take for a formula
/// gets an apostrophe in front. Durations are hours, minutes and seconds; a day is dd.mm.yyyy.
std::string csv_of(const Sheet &sheet);

/// Rows of one sheet.
inline constexpr std::size_t most_rows = 1'000'000;
/// From so many rows on the file is written row by row, in little memory.
inline constexpr std::size_t many_rows = 20'000;

/// Writes a workbook of typed cells and of no formula to the path. The error is a sentence.
core::Result<core::Done, std::string> write_xlsx(const std::string &path, const std::vector<Sheet> &sheets);

} // namespace talon::reports
