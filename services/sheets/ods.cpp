// SPDX-License-Identifier: GPL-3.0-or-later
// ODS (ISO/IEC 26300): one part holds the cells, each with its value and with what is shown.
#include "sheets/grid.h"
#include "sheets/readers.h"
#include "sheets/xml.h"

#include <algorithm>
#include <set>

namespace talon::sheets {

namespace {

using core::Failure;
using core::ListFault;

/// «PT10H30M00S» → «10:30»; anything else as it is.
std::string clock_of(const std::string &duration)
{
    const auto hours = duration.find('H');
    const auto minutes = duration.find('M', hours);
    if (!duration.starts_with("PT") || hours == std::string::npos || minutes == std::string::npos)
        return duration;
    const int hour = number_of(std::string_view(duration).substr(2, hours - 2), -1);
    const int minute = number_of(std::string_view(duration).substr(hours + 1, minutes - hours - 1), -1);
    const int second = number_of(std::string_view(duration).substr(minutes + 1, duration.find_first_of(".,S", minutes) - minutes - 1), -1);
    if (hour < 0 || minute < 0 || minute > 59 || second < 0 || second > 59)
        return duration;
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return std::to_string(hour) + ':' + two(minute) + (second == 0 ? std::string() : ':' + two(second));
}

class Content : public XmlListener
{
public:
    std::vector<Sheet> sheets;
    std::optional<ListFault> fault;

    void begin(std::string_view element, const Attributes &attributes) override
    {
        if (element == "style")
            m_style = attribute(attributes, "name");
        else if (element == "table-properties" && attribute(attributes, "display") == "false")
            m_hidden.insert(m_style);
        else if (element == "table" && m_tables++ == 0)
            begin_table(attributes);
        if (m_tables != 1)
            return;
        if (element == "table-row") {
            m_repeated_rows = std::max(1, number_of(attribute(attributes, "number-rows-repeated"), 1));
            m_column = 0;
            m_cells.clear();
        } else if (element == "table-cell" || element == "covered-table-cell") {
            begin_cell(element == "table-cell", attributes);
        } else if (element == "annotation") {
            m_aside = true;
        } else if (element == "p" && m_in_cell && !m_aside) {
            m_text += m_paragraphs++ > 0 ? "\n" : "";
        } else if (element == "s" && m_in_cell && !m_aside) {
            m_text.append(static_cast<std::size_t>(std::clamp(number_of(attribute(attributes, "c"), 1), 1, 100)), ' ');
        } else if ((element == "tab" || element == "line-break") && m_in_cell && !m_aside) {
            m_text += ' ';
        }
    }
    void text(std::string_view letters) override
    {
        if (m_in_cell && !m_aside && m_paragraphs > 0)
            m_text += letters;
    }
    void end(std::string_view element) override
    {
        if (element == "table" && --m_tables == 0)
            end_table();
        if (m_tables != 1)
            return;
        if (element == "annotation")
            m_aside = false;
        else if (element == "table-cell" || element == "covered-table-cell")
            end_cell();
        else if (element == "table-row")
            end_row();
    }
    bool done() const override { return fault.has_value(); }

private:
    void begin_table(const Attributes &attributes)
    {
        m_grid = {};
        m_row = 0;
        m_name = attribute(attributes, "name");
        m_shown = !m_hidden.contains(std::string(attribute(attributes, "style-name")));
    }
    void end_table()
    {
        if (!m_shown || sheets.size() == max_parts)
            return;
        auto table = m_grid.table();
        if (table)
            sheets.push_back({m_name, std::move(*table)});
        else if (table.error().what != Fault::empty)
            fault = table.error();
    }

    void begin_cell(bool real, const Attributes &attributes)
    {
        m_in_cell = true;
        m_paragraphs = 0;
        m_text.clear();
        m_value.clear();
        m_repeated = std::max(1, number_of(attribute(attributes, "number-columns-repeated"), 1));
        const std::string_view type = attribute(attributes, "value-type");
        if (type == "date")
            m_value = moment_of(attribute(attributes, "date-value"));
        else if (type == "time")
            m_value = clock_of(std::string(attribute(attributes, "time-value")));
        else if (type == "boolean")
            m_value = attribute(attributes, "boolean-value") == "true" ? "true" : "false";
        if (!real)
            return;
        const int down = number_of(attribute(attributes, "number-rows-spanned"), 1);
        const int across = number_of(attribute(attributes, "number-columns-spanned"), 1);
        m_grid.merge(m_row, m_column, m_row + std::max(1, down) - 1, m_column + std::max(1, across) - 1);
    }
    /// «2026-11-30» or «2026-11-30T10:30:00».
    static std::string moment_of(std::string_view value)
    {
        return std::string(value.substr(0, value.find("T00:00:00")));
    }
    void end_cell()
    {
        const std::string &shown = m_value.empty() ? m_text : m_value;
        constexpr int all = static_cast<int>(core::max_list_columns) + 1;
        if (!shown.empty())
            for (int i = 0; i < std::min(m_repeated, all); ++i)
                m_cells.emplace_back(m_column + i, shown);
        m_column = std::min(m_column + m_repeated, 1 << 20);
        m_in_cell = false;
    }
    void end_row()
    {
        constexpr int most = static_cast<int>(core::max_list_table_rows) + 1;
        if (!m_cells.empty() && m_shown)
            for (int i = 0; i < std::min(m_repeated_rows, most); ++i)
                for (const auto &[column, text] : m_cells)
                    m_grid.put(m_row + i, column, text);
        m_row = std::min(m_row + m_repeated_rows, 1 << 24);
    }

    std::string m_style;
    std::set<std::string> m_hidden;
    int m_tables = 0; ///< within each other: a cell may hold a table, which is none of ours
    Grid m_grid;
    std::string m_name;
    bool m_shown = true;
    int m_row = 0;
    int m_column = 0;
    int m_repeated_rows = 1;
    int m_repeated = 1;
    std::vector<std::pair<int, std::string>> m_cells;
    bool m_in_cell = false;
    bool m_aside = false; ///< in a comment
    int m_paragraphs = 0;
    std::string m_text;
    std::string m_value;
};

} // namespace

core::Result<std::vector<Sheet>, ListFault> read_ods(Parts &parts)
{
    Content content;
    if (const auto fault = walk_part(parts, "content.xml", content))
        return Failure{*fault};
    if (content.fault)
        return Failure{*content.fault};
    return std::move(content.sheets);
}

} // namespace talon::sheets
