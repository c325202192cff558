// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue of heads and words that files have.
#include "reports/sheet.h"

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
                                          {By::visitor_class, Text("Категория", "Class")},
                                          {By::origin, Text("Как пришли", "Origin")}, {By::hour, Text("Час прихода", "Hour of arrival")},
                                          {By::weekday, Text("День недели", "Weekday")}, {By::window, Text("Окно", "Window")},
                                          {By::staff, Text("Сотрудник", "Operator")}};
    return heads.at(by).in(language);
}

Value day_value(core::Day day)
{
    return {Value::Kind::day, day.time_since_epoch().count(), {}};
}

Value moment(const std::optional<core::Instant> &at, core::UtcOffset offset)
{
    return at ? Value{Value::Kind::moment, (at->time_since_epoch() + core::Millis(offset)).count(), {}} : Value{};
}

Value length(const std::optional<core::Millis> &span)
{
    return span ? Value{Value::Kind::duration, span->count(), {}} : Value{};
}

std::string end_of(const Leg &leg, core::Language language)
{
    static const std::map<LegEnd, Text> ends{{LegEnd::open, Text("ещё в зале", "still here")}, {LegEnd::transferred, Text("перенаправлен", "transferred")},
                                             {LegEnd::served, Text("обслужен", "served")}, {LegEnd::no_show, Text("неявка", "no-show")},
                                             {LegEnd::left, Text("ушёл", "left")}};
    static const Text by_day("закрыт концом дня", "closed by the day");
    return (leg.ended_by_day || leg.left_by == LeftBy::day ? by_day : ends.at(leg.end)).in(language);
}

} // namespace

Sheet sheet_of(const Table &table, core::Language language)
{
    Sheet sheet{head_of(table.by, language), {head_of(table.by, language)}, {}};
    for (const Column *each : table.columns)
        sheet.head.push_back(each->title.in(language));
    for (const Row &row : table.rows) {
        Value first = table.by == By::day ? day_value(core::Day(std::chrono::days(std::stoll(row.key)))) : Value::of(row.title);
        sheet.rows.push_back(row_of(std::move(first), row.cells, table.columns, language));
    }
    sheet.rows.push_back(row_of(Value::of(total_text.in(language)), table.total, table.columns, language));
    return sheet;
}

Sheet sheet_of(const std::vector<Leg> &legs, const Names &names, core::UtcOffset offset, core::Language language)
{
    static const std::vector<Text> heads{
        Text("День", "Day"), Text("Талон", "Ticket"), Text("Обращение", "Case"), Text("Услуга", "Service"), Text("Категория", "Class"),
        Text("Как пришёл", "Origin"),
        Text("Пришёл", "Arrived"), Text("Вызван", "Called"), Text("Приём начат", "Serving began"), Text("Завершён", "Ended"), Text("Окно", "Window"),
        Text("Сотрудник", "Operator"), Text("Ожидание до вызова", "Wait for the call"), Text("Всё ожидание обращения", "All waiting of the case"),
        Text("Норматив", "Norm"),
        Text("Подход", "Way"), Text("Обслуживание", "Serving"), Text("Отложен", "Put off"), Text("Итог", "Outcome"), Text("Вне очереди", "Out of turn")};
    static const Text title("Обращения", "Cases");
    Sheet sheet{title.in(language), {}, {}};
    for (const Text &each : heads)
        sheet.head.push_back(each.in(language));
    for (const Leg &leg : legs) {
        const Value window = leg.window ? Value{Value::Kind::count, leg.window, {}} : Value{};
        sheet.rows.push_back({day_value(leg.day), Value::of(core::to_text(leg.number)), {Value::Kind::count, leg.leg + 1, {}},
                              Value::of(title_of(By::service, leg.service.value, names, language)),
                              Value::of(title_of(By::visitor_class, leg.visitor_class.value, names, language)),
                              Value::of(title_of(By::origin, leg.booked ? "booked" : "walk_in", names, language)), moment(leg.arrived, offset),
                              moment(leg.first_call, offset), moment(leg.began, offset), moment(leg.ended, offset), window,
                              leg.staff.empty() ? Value{} : Value::of(title_of(By::staff, leg.staff.value, names, language)), length(leg.first_wait),
                              length(leg.wait), length(leg.norm), leg.has_way ? length(leg.way) : Value{}, length(leg.served), length(leg.parked),
                              Value::of(end_of(leg, language)), leg.out_of_turn.empty() ? Value{} : Value::of(leg.out_of_turn.value)});
    }
    return sheet;
}

Sheet definitions_sheet(const Table &table, const std::vector<std::pair<std::string, std::string>> &about, core::Language language)
{
    static const Text title("Как считается", "How it is made");
    static const Text figure("Показатель", "Figure");
    static const Text meaning("Что значит", "What it means");
    Sheet sheet{title.in(language), {figure.in(language), meaning.in(language)}, {}};
    for (const auto &[name, value] : about)
        sheet.rows.push_back({Value::of(name), Value::of(value)});
    for (const Column *each : table.columns)
        sheet.rows.push_back({Value::of(each->title.in(language)), Value::of(each->about.in(language))});
    return sheet;
}

} // namespace talon::reports
