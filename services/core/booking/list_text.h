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
    };
    What what = What::empty;
    int line = 0; ///< of the file, 1…

    bool operator==(const ListFault &) const = default;
};

struct ListText {
    std::string text; ///< UTF-8 without a mark
    ListEncoding encoding = ListEncoding::utf8;
};

/// Takes off what a program may put around a value: blanks, and the no-break space of spreadsheets.
void trim_cell(std::string &text);

/// The text of a file: UTF-16 by its mark, else UTF-8 (with a mark or without) where every byte is, else Windows-1251, in which
/// Russian programs of old write.
Result<ListText, ListFault> list_text(std::string_view bytes);

struct ListTable {
    struct Row {
        int line = 0; ///< of the file where it begins, 1…
        std::vector<std::string> cells; ///< without the blanks around them
        bool operator==(const Row &) const = default;
    };
    char separator = ';';
    std::vector<Row> rows; ///< the header first; rows without a letter are left out
};

/// The cells of a text: separated by semicolon, comma, tabulator or bar, whichever gives the most rows as many cells as the header; a
/// cell in quotes may hold separators, line breaks and, doubled, quotes.
Result<ListTable, ListFault> list_table(std::string_view text);

} // namespace talon::core
