// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue of heads and words that files have.
#include "reports/sheet.h"

#include <algorithm>

namespace talon::reports {

namespace {

using core::Text;

const Text few_text("мало данных", "too few");
const Text total_text("Всего", "Total");

Value value_of(const Cell &cell, CellKind kind, core::Language language)
{
    if (std::holds_alternative<std::monostate>(cell))
        return {};
    if (std::holds_alternative<TooFew>(cell))
        return Value::of(few_text.in(language));
    using Kind = Value::Kind;
    const Kind of = kind == CellKind::duration ? Kind::duration : kind == CellKind::share ? Kind::share : kind == CellKind::ratio ? Kind::ratio : Kind::count;
    return {of, std::get<std::int64_t>(cell), {}};
}

std::vector<Value> row_of(Value first, const std::vector<Cell> &cells, const std::vector<const Column *> &columns, core::Language language)
{
    std::vector<Value> row{std::move(first)};
    for (std::size_t i = 0; i < cells.size(); ++i)
        row.push_back(value_of(cells[i], columns[i]->kind, language));
    return row;
}

const std::string &head_of(By by, core::Language language)
{
    static const std::map<By, Text> heads{{By::day, Text("День", "Day")}, {By::service, Text("Услуга", "Service")},
                                          {By::visitor_class, Text("Категория посетителей", "Class of visitors")},
                                          {By::origin, Text("Как пришли", "Origin")}, {By::hour, Text("Час прихода", "Hour of arrival")},
                                          {By::weekday, Text("День недели", "Weekday")}, {By::window, Text("Окно", "Window")},
                                          {By::staff, Text("Сотрудник", "Operator")}};
    return heads.at(by).in(language);
}

Value day_value(core::Day day)
{
    return {Value::Kind::day, day.time_since_epoch().count(), {}};
}

} // namespace

Sheet sheet_of(const Table &table, core::Language language)
{
    Sheet sheet{head_of(table.by, language), {head_of(table.by, language)}, {}, {}, false};
    for (const Column *each : table.columns)
        sheet.head.push_back(each->title.in(language));
    for (const Row &row : table.rows) {
        Value first = table.by == By::day ? day_value(core::Day(std::chrono::days(std::stoll(row.key)))) : Value::of(row.title);
        sheet.rows.push_back(row_of(std::move(first), row.cells, table.columns, language));
    }
    sheet.total = row_of(Value::of(total_text.in(language)), table.total, table.columns, language);
    return sheet;
}

Sheet sheet_of(const std::vector<FiguresFile::Transfers> &transfers, const Names &names, core::Language language)
{
    static const Text title("Перенаправления", "Transfers");
    static const Text from("С услуги", "From service");
    static const Text to("На услугу", "To service");
    Sheet sheet{title.in(language), {from.in(language), to.in(language), title.in(language)}, {}, {}, false};
    std::vector<FiguresFile::Transfers> sorted = transfers;
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.count > b.count; });
    std::int64_t all = 0;
    for (const auto &each : sorted) {
        sheet.rows.push_back({Value::of(title_of(By::service, each.from, names, language)), Value::of(title_of(By::service, each.to, names, language)),
                              {Value::Kind::count, each.count, {}}});
        all += each.count;
    }
    sheet.total = {Value::of(total_text.in(language)), {}, {Value::Kind::count, all, {}}};
    return sheet;
}

Sheet definitions_sheet(const Table &table, const std::vector<std::pair<std::string, std::string>> &about, core::Language language)
{
    static const Text title("Как считается", "How it is made");
    static const Text figure("Показатель", "Figure");
    static const Text meaning("Что значит", "What it means");
    Sheet sheet{title.in(language), {figure.in(language), meaning.in(language)}, {}, {}, true};
    for (const auto &[name, value] : about)
        sheet.rows.push_back({Value::of(name), Value::of(value)});
    for (const Column *each : table.columns)
        sheet.rows.push_back({Value::of(each->title.in(language)), Value::of(each->about.in(language))});
    return sheet;
}

} // namespace talon::reports
