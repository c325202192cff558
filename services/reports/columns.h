// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/report.h"

#include <span>
#include <variant>

namespace talon::reports {

/// A figure in a table: none (0/0: «—»), too few to be one («мало данных»), or a number whose unit its column says.
struct TooFew {
    bool operator==(const TooFew &) const = default;
};
using Cell = std::variant<std::monostate, TooFew, std::int64_t>;

/// `count`: of persons or cases; `duration`: milliseconds; `share`: tenths of a percent, half up; `ratio`: hundredths, half up.
enum class CellKind { count, duration, share, ratio };

/// A line with its ranks told.
struct Line {
    std::string key;
    Sums sums;
    Times::Told first_wait, visit_wait, way, serving, stay;
};

/// One figure: what it is called, what it means, and how it is made of sums. Screens, files and the handbook take all of it from here.
struct Column {
    std::string_view id;
    std::string_view group; ///< "norm", "waits", "serving", "ends", "windows": what is looked at together
    CellKind kind = CellKind::count;
    core::Text title;
    core::Text about;
    Cell (*cell)(const Line &line) = nullptr;

    /// See legs_behind().
    bool opens() const { return can_open(id); }
};

/// Every figure there is, in the order of tables.
std::span<const Column> columns();
/// Those that a report has: what windows do is told by window and by operator.
std::vector<const Column *> columns_of(By by);

/// A table as it is shown, and as it stands in files: nobody counts anything on the way.
struct Row {
    std::string key;
    std::string title; ///< in the reader's language
    std::vector<Cell> cells;
};
struct Table {
    By by = By::day;
    std::vector<const Column *> columns;
    std::vector<Row> rows;
    std::vector<Cell> total;
};

using Names = std::map<std::pair<std::string, std::string>, core::Text>;

/// The table of a summary's lines. Days, hours, weekdays and windows stand in their order, people and classes by their titles and the
/// alphabet, services with the most visitors first: nobody is ranked by a figure. `total`: of what the lines are of.
Table table_of(Grouped &&grouped, Sums total, const Names &names, core::Language language);
/// By what titles are sorted: whatever case, ё as е and right after it where all else is the same, Cyrillic before Latin.
std::u32string alphabet_key(std::string_view title);
Line line_of(std::string key, Sums sums);

/// A line's name: "23.11.2026", "09:00–10:00", «понедельник», a service's title.
std::string title_of(By by, const std::string &key, const Names &names, core::Language language);
/// "23.11.2026"
std::string written(core::Day day);

/// What the columns mean as a table in Markdown, for the handbook.
std::string definitions(core::Language language);

} // namespace talon::reports
