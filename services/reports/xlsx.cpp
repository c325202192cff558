// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/sheet.h"

#include <xlsxwriter.h>

#include <algorithm>

namespace talon::reports {

namespace {

/// Excel counts days from 1899-12-30.
constexpr std::int64_t first_day = 25'569;
constexpr double seconds_a_day = 86'400;

struct Formats {
    lxw_format *head, *duration, *share, *ratio, *day, *moment;
};

lxw_format *format(lxw_workbook *book, const char *number)
{
    lxw_format *made = workbook_add_format(book);
    format_set_num_format(made, number);
    return made;
}

Formats formats_of(lxw_workbook *book)
{
    Formats formats{workbook_add_format(book), format(book, "[h]:mm:ss"), format(book, "0.0%"), format(book, "0.00"), format(book, "dd.mm.yyyy"),
                    format(book, "dd.mm.yyyy hh:mm:ss")};
    format_set_bold(formats.head);
    format_set_text_wrap(formats.head);
    format_set_align(formats.head, LXW_ALIGN_VERTICAL_TOP);
    return formats;
}

lxw_error write_cell(lxw_worksheet *sheet, std::size_t row, std::size_t column, const Value &value, const Formats &formats)
{
    const auto y = static_cast<lxw_row_t>(row);
    const auto x = static_cast<lxw_col_t>(column);
    const auto number = static_cast<double>(value.number);
    switch (value.kind) {
    case Value::Kind::none: return LXW_NO_ERROR;
    case Value::Kind::text: return worksheet_write_string(sheet, y, x, value.text.c_str(), nullptr); // whatever it begins with
    case Value::Kind::count: return worksheet_write_number(sheet, y, x, number, nullptr);
    case Value::Kind::duration: return worksheet_write_number(sheet, y, x, static_cast<double>(value.number / 1000) / seconds_a_day, formats.duration);
    case Value::Kind::share: return worksheet_write_number(sheet, y, x, number / 1000, formats.share);
    case Value::Kind::ratio: return worksheet_write_number(sheet, y, x, number / 100, formats.ratio);
    case Value::Kind::day: return worksheet_write_number(sheet, y, x, number + first_day, formats.day);
    case Value::Kind::moment:
        return worksheet_write_number(sheet, y, x, static_cast<double>(value.number / 1000) / seconds_a_day + static_cast<double>(first_day), formats.moment);
    }
    return LXW_NO_ERROR;
}

lxw_error write_sheet(lxw_workbook *book, const Sheet &table, const Formats &formats)
{
    lxw_worksheet *sheet = workbook_add_worksheet(book, table.title.c_str());
    if (!sheet)
        return LXW_ERROR_SHEETNAME_LENGTH_EXCEEDED;
    const auto last = static_cast<lxw_col_t>(table.head.size() - 1);
    worksheet_set_column(sheet, 0, last, 14, nullptr);
    worksheet_set_column(sheet, 0, 0, 34, nullptr);
    if (table.prose)
        worksheet_set_column(sheet, 1, 1, 120, nullptr);
    worksheet_freeze_panes(sheet, 1, 1);
    if (!table.prose)
        worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()), last);
    lxw_error error = LXW_NO_ERROR;
    for (std::size_t x = 0; x < table.head.size() && error == LXW_NO_ERROR; ++x)
        error = worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(x), table.head[x].c_str(), formats.head);
    for (std::size_t y = 0; y < table.rows.size(); ++y)
        for (std::size_t x = 0; x < table.rows[y].size() && error == LXW_NO_ERROR; ++x)
            error = write_cell(sheet, y + 1, x, table.rows[y][x], formats);
    // An empty row between, so that no sorting, no filter and no pivot takes the total for one of the rows.
    for (std::size_t x = 0; x < table.total.size() && error == LXW_NO_ERROR; ++x)
        error = write_cell(sheet, table.rows.size() + 2, x, table.total[x], formats);
    return error;
}

} // namespace

core::Result<core::Done, std::string> write_xlsx(const std::string &path, const std::vector<Sheet> &sheets)
{
    for (const Sheet &each : sheets)
        if (each.rows.size() > most_rows)
            return core::Failure{"the sheet " + each.title + " has more than " + std::to_string(most_rows) + " rows"};
    const bool many = std::any_of(sheets.begin(), sheets.end(), [](const Sheet &each) { return each.rows.size() > many_rows; });
    std::string folder = path.substr(0, path.find_last_of('/') + 1);
    lxw_workbook_options options{};
    options.constant_memory = many;
    options.tmpdir = folder.empty() ? nullptr : folder.data();
    lxw_workbook *book = workbook_new_opt(path.c_str(), &options);
    if (!book)
        return core::Failure{std::string("no workbook can be made at ") + path};
    const Formats formats = formats_of(book);
    lxw_error error = LXW_NO_ERROR;
    for (const Sheet &each : sheets)
        if (error == LXW_NO_ERROR)
            error = write_sheet(book, each, formats);
    const lxw_error closed = workbook_close(book);
    if (error == LXW_NO_ERROR)
        error = closed;
    if (error != LXW_NO_ERROR)
        return core::Failure{path + ": " + lxw_strerror(error)};
    return core::Done{};
}

} // namespace talon::reports
