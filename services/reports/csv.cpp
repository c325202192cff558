// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/sheet.h"

namespace talon::reports {

namespace {

std::string quoted(const std::string &text)
{
    std::string out = "\"";
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        out += '\'';
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

std::string two(std::int64_t value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string decimal(std::int64_t value, std::int64_t unit, int digits)
{
    std::string rest = std::to_string(value % unit);
    rest.insert(0, static_cast<std::size_t>(digits) - rest.size(), '0');
    return std::to_string(value / unit) + "," + rest;
}

std::string moment(std::int64_t local)
{
    const core::Instant at{core::Millis(local)};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::int64_t seconds = (at - day) / std::chrono::seconds(1);
    return written(day) + " " + two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
}

std::string cell(const Value &value)
{
    switch (value.kind) {
    case Value::Kind::none: return {};
    case Value::Kind::text: return quoted(value.text);
    case Value::Kind::count: return std::to_string(value.number);
    case Value::Kind::duration: {
        const std::int64_t seconds = value.number / 1000;
        return std::to_string(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
    }
    case Value::Kind::share: return decimal(value.number, 10, 1) + "%";
    case Value::Kind::ratio: return decimal(value.number, 100, 2);
    case Value::Kind::day: return written(core::Day(std::chrono::days(value.number)));
    case Value::Kind::moment: return moment(value.number);
    }
    return {};
}

} // namespace

std::string csv_of(const Sheet &sheet)
{
    std::string text = "\xEF\xBB\xBF";
    const auto add_row = [&text](const auto &cells, const auto &written_cell) {
        bool first = true;
        for (const auto &each : cells) {
            text += first ? "" : ";";
            text += written_cell(each);
            first = false;
        }
        text += "\r\n";
    };
    add_row(sheet.head, quoted);
    for (const auto &row : sheet.rows)
        add_row(row, cell);
    if (!sheet.total.empty())
        add_row(sheet.total, cell);
    return text;
}

} // namespace talon::reports
