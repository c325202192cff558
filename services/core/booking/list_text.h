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

enum class ListEncoding : std::uint8_t { utf8, utf16, cp1251 };

/// Why a file is no list that can be read.
struct ListFault {
    enum class What : std::uint8_t {
        empty,
        spreadsheet,   ///< a workbook of Excel, LibreOffice and the like: a zip or a compound file
        not_text,      ///< zero bytes, or half a character of UTF-16
        quote_open,    ///< the file ends in a cell that began with a quote in row `line`
        too_many_rows,
        too_many_columns,
    };
    What what = What::empty;
    int line = 0; ///< of the file, 1…

    bool operator==(const ListFault &) const = default;
};

struct ListText {
    std::string text; ///< UTF-8 without a mark
    ListEncoding encoding = ListEncoding::utf8;
};

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
