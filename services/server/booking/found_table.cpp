// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/booking/found_table.h"

#include "core/booking/list_rows.h"
#include "sheets/list_file.h"
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

/// Cells have none: their mapping is the same from a workbook and from a text.
std::string_view name_of(sheets::TextKind kind)
{
    switch (kind) {
    case sheets::TextKind::cells: break;
    case sheets::TextKind::json: return "json";
    case sheets::TextKind::xml: return "xml";
    case sheets::TextKind::calendar: return "calendar";
    }
    return {};
}

} // namespace

core::Result<FoundTable, core::ListFault> find_table(std::string_view bytes, std::optional<std::size_t> sheet, core::UtcOffset offset)
{
    if (sheets::is_workbook(bytes))
        return of_workbook(bytes, sheet);
    auto list = sheets::read_text_list(bytes, offset);
    if (!list)
        return core::Failure{list.error()};
    if (list->kind == sheets::TextKind::cells)
        core::begin_at_header(list->table);
    return FoundTable{std::move(list->table), list->encoding, {}, 0, std::string(name_of(list->kind))};
}

} // namespace talon::server
