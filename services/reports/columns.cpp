// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/columns.h"

#include <algorithm>

namespace talon::reports {

namespace {

std::vector<Cell> cells_of(const std::vector<const Column *> &columns, const Line &line)
{
    std::vector<Cell> cells;
    for (const Column *each : columns)
        cells.push_back(each->cell(line));
    return cells;
}

/// Numbers in their order, whoever has none first.
std::int64_t number_of(const std::string &key)
{
    return key.empty() ? -1 : std::stoll(key);
}

struct Sorted {
    std::int64_t visitors;
    Row row;
};

void sort_rows(By by, std::vector<Sorted> &rows)
{
    std::stable_sort(rows.begin(), rows.end(), [by](const Sorted &a, const Sorted &b) {
        switch (by) {
        case By::day:
        case By::hour:
        case By::weekday:
        case By::window: return number_of(a.row.key) < number_of(b.row.key);
        case By::service: return a.visitors > b.visitors;
        default: return a.row.key.empty() != b.row.key.empty() ? b.row.key.empty() : alphabet_key(a.row.title) < alphabet_key(b.row.title);
        }
    });
}

/// The next code point of a text in UTF-8; a byte that begins none is one by itself.
char32_t next_of(std::string_view &text)
{
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (length == 1 || length > text.size()) {
        text.remove_prefix(1);
        return first;
    }
    char32_t point = first & (0xffU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i)
        point = point << 6 | (static_cast<unsigned char>(text[i]) & 0x3f);
    text.remove_prefix(length);
    return point;
}

} // namespace

std::u32string alphabet_key(std::string_view title)
{
    std::u32string key, marks;
    while (!title.empty()) {
        char32_t letter = next_of(title);
        if ((letter >= 'A' && letter <= 'Z') || (letter >= 0x410 && letter <= 0x42f))
            letter += 0x20;
        const bool yo = letter == 0x401 || letter == 0x451; // outside the row of the others
        const bool latin = letter >= 'a' && letter <= 'z';
        key += static_cast<char32_t>(yo ? 0x435 : latin ? letter + 0x10000 : letter);
        marks += yo ? U'1' : U'0';
    }
    return key + U'\0' + marks;
}

std::vector<const Column *> columns_of(By by)
{
    std::vector<const Column *> found;
    for (const Column &each : columns())
        if (each.group != "windows" || by == By::window || by == By::staff)
            found.push_back(&each);
    return found;
}

Line line_of(std::string key, Sums sums)
{
    Line line{std::move(key), std::move(sums), {}, {}, {}, {}, {}};
    line.first_wait = line.sums.first_wait.told();
    line.visit_wait = line.sums.visit_wait.told();
    line.way = line.sums.way.told();
    line.serving = line.sums.serving.told();
    line.stay = line.sums.stay.told();
    return line;
}

Table table_of(Grouped &&grouped, Sums total, const Names &names, core::Language language)
{
    Table table{grouped.by, columns_of(grouped.by), {}, {}};
    std::vector<Sorted> rows;
    for (auto &[key, sums] : grouped.lines) {
        const std::int64_t visitors = sums.visitors;
        const Line line = line_of(key, std::move(sums));
        rows.push_back({visitors, {key, title_of(grouped.by, key, names, language), cells_of(table.columns, line)}});
    }
    sort_rows(grouped.by, rows);
    for (Sorted &each : rows)
        table.rows.push_back(std::move(each.row));
    table.total = cells_of(table.columns, line_of({}, std::move(total)));
    return table;
}

} // namespace talon::reports
