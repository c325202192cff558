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
    std::vector<Value> total{}; ///< after the rows and apart from them: whoever sorts or filters those leaves it where it is
    bool prose = false;         ///< is read and not sorted
};

/// The very cells of a table.
Sheet sheet_of(const Table &table, core::Language language);
/// From where legs were transferred to where, one pair a row, the most frequent first; the total last.
Sheet sheet_of(const std::vector<FiguresFile::Transfers> &transfers, const Names &names, core::Language language);
/// What the columns mean, and where the figures come from: lines of a name and a value.
Sheet definitions_sheet(const Table &table, const std::vector<std::pair<std::string, std::string>> &about, core::Language language);

/// For a Russian Excel: UTF-8 with a mark, `;`, CRLF, decimal comma, every text quoted; a text that a spreadsheet would take for a formula
/// gets an apostrophe in front. Durations are hours, minutes and seconds; a day is dd.mm.yyyy.
std::string csv_of(const Sheet &sheet);

/// Rows of one sheet.
inline constexpr std::size_t most_rows = 1'000'000;
/// From so many rows on the library writes row by row and keeps nothing of them; the sheet itself is in memory all the same.
inline constexpr std::size_t many_rows = 20'000;

/// Writes a workbook of typed cells and of no formula to the path. The error is a sentence; a sheet of more than most_rows is one.
core::Result<core::Done, std::string> write_xlsx(const std::string &path, const std::vector<Sheet> &sheets);

} // namespace talon::reports
