// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace talon::core {

// A list of bookings as other programs write it, taken apart: bytes → text → cells. What it means stands in list_rows.h.

inline constexpr std::size_t max_list_bytes = std::size_t{8} << 20;
inline constexpr std::size_t max_list_table_rows = 5000; ///< its header included
inline constexpr std::size_t max_list_columns = 64;

enum class ListEncoding : std::uint8_t { utf8, utf16, cp1251, workbook };

/// What stands in a cell of a record that holds several values, or another record, where a list has one: no column that is read takes it.
inline constexpr std::string_view several_values = "{…}";

/// Why a file is no list that can be read.
struct ListFault {
    enum class What : std::uint8_t {
        empty,
        not_text,      ///< zero bytes, or half a character of UTF-16
        quote_open,    ///< the file ends in a cell that began with a quote in row `line`
        too_many_rows,
        too_many_columns,
        too_large,     ///< more than max_list_bytes, or than a workbook may hold
        old_workbook,  ///< of Excel before 2007
        encrypted,     ///< with a password
        damaged,       ///< no workbook that can be opened
        busy,          ///< another list is being read
        malformed,     ///< JSON, XML or a calendar that breaks its own rules, or ends before its end
        no_table,      ///< JSON or XML in which there is no one table of records
    };
    What what = What::empty;
    int line = 0; ///< of the file, 1…

    bool operator==(const ListFault &) const = default;
};

struct ListText {
    std::string text; ///< UTF-8 without a mark
    ListEncoding encoding = ListEncoding::utf8;
    bool cut = false; ///< it ends within a letter of UTF-8, which is left out
};

/// Takes off what a program may put around a value: blanks, and the no-break space of spreadsheets.
void trim_cell(std::string &text);

/// The text of a file: UTF-16 by its mark, else UTF-8 (with a mark or without) where every byte is, or every one but half a letter at its end,
/// else Windows-1251, in which Russian programs of old write.
Result<ListText, ListFault> list_text(std::string_view bytes);

struct ListTable {
    /// Why a row means nothing, whatever its cells say; only rows of calendars have one.
    enum class Trouble : std::uint8_t {
        none,
        zone,    ///< its time is of a zone whose offset from UTC is not certain
        repeats, ///< it stands for many visits
        twice,   ///< another entry of the same name says something else, and neither is the later one
    };
    struct Row {
        int line = 0; ///< of the file where it begins, 1…; of records by what number they are, the header being the first
        std::vector<std::string> cells; ///< without the blanks around them
        Trouble trouble = Trouble::none;
        bool operator==(const Row &) const = default;
    };
    char separator = ';';
    std::vector<Row> rows; ///< the header first; rows without a letter are left out
    bool open_end = false; ///< the last line has no end
    bool cut = false;      ///< the text ends within a letter
};

/// The cells of a text: separated by semicolon, comma, tabulator or bar, whichever gives the most rows as many cells as the header; a
/// cell in quotes may hold separators, line breaks and, doubled, quotes.
Result<ListTable, ListFault> list_table(std::string_view text);

} // namespace talon::core
