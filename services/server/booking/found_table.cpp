// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/booking/found_table.h"

#include "core/booking/list_rows.h"
#include "sheets/workbook.h"

#include <algorithm>

namespace talon::server {

namespace {

bool is_list(const core::ListTable &table)
{
    const auto columns = core::guess_columns(table.rows.front().cells);
    return columns.code && columns.date && columns.service;
}

core::Result<FoundTable, core::ListFault> of_workbook(std::string_view bytes, std::optional<std::size_t> sheet)
{
    auto sheets = sheets::read_workbook(bytes);
    if (!sheets)
        return core::Failure{sheets.error()};
    FoundTable found;
    found.encoding = core::ListEncoding::workbook;
    for (sheets::Sheet &each : *sheets) {
        core::begin_at_header(each.table);
        found.sheets.push_back(each.name);
    }
    const auto list = std::find_if(sheets->begin(), sheets->end(), [](const sheets::Sheet &each) { return is_list(each.table); });
    const auto guessed = list == sheets->end() ? std::size_t{0} : static_cast<std::size_t>(list - sheets->begin());
    found.sheet = std::min(sheet.value_or(guessed), sheets->size() - 1);
    found.table = std::move((*sheets)[found.sheet].table);
    return found;
}

} // namespace

core::Result<FoundTable, core::ListFault> find_table(std::string_view bytes, std::optional<std::size_t> sheet)
{
    if (sheets::is_workbook(bytes))
        return of_workbook(bytes, sheet);
    auto text = core::list_text(bytes);
    if (!text)
        return core::Failure{text.error()};
    auto table = core::list_table(text->text);
    if (!table)
        return core::Failure{table.error()};
    core::begin_at_header(*table);
    return FoundTable{std::move(*table), text->encoding, {}, 0};
}

} // namespace talon::server
