// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheets/grid.h"

#include <algorithm>

namespace talon::sheets {

using core::ListFault;

void Grid::put(int row, int column, std::string text)
{
    core::trim_cell(text);
    if (text.empty() || m_fault)
        return;
    if (column >= static_cast<int>(core::max_list_columns)) {
        m_fault = ListFault{ListFault::What::too_many_columns, row + 1};
        return;
    }
    if (!m_rows.contains(row) && m_rows.size() == core::max_list_table_rows) {
        m_fault = ListFault{ListFault::What::too_many_rows, row + 1};
        return;
    }
    auto &cells = m_rows[row];
    cells.resize(std::max(cells.size(), static_cast<std::size_t>(column) + 1));
    cells[static_cast<std::size_t>(column)] = std::move(text);
}

void Grid::merge(int row, int column, int last_row, int last_column)
{
    const bool one = row == last_row && column == last_column;
    if (!one && row <= last_row && column <= last_column && m_merged.size() < core::max_list_table_rows)
        m_merged.push_back({row, column, last_row, last_column});
}

void Grid::spread(const Area &area)
{
    const auto first = m_rows.find(area.row);
    if (first == m_rows.end() || first->second.size() <= static_cast<std::size_t>(area.column))
        return;
    const std::string text = first->second[static_cast<std::size_t>(area.column)];
    const auto end = static_cast<std::size_t>(std::min(area.last_column + 1, static_cast<int>(core::max_list_columns)));
    for (auto row = first; row != m_rows.end() && row->first <= area.last_row; ++row) {
        row->second.resize(std::max(row->second.size(), end));
        std::fill(row->second.begin() + area.column, row->second.begin() + static_cast<std::ptrdiff_t>(end), text);
    }
}

core::Result<core::ListTable, ListFault> Grid::table()
{
    if (m_fault)
        return core::Failure{*m_fault};
    if (m_rows.empty())
        return core::Failure{ListFault{ListFault::What::empty}};
    for (const Area &area : m_merged)
        spread(area);
    std::size_t columns = 0;
    for (const auto &[row, cells] : m_rows)
        columns = std::max(columns, cells.size());
    core::ListTable table;
    table.separator = '\t';
    for (auto &[row, cells] : m_rows) {
        cells.resize(columns); // a sheet has no row that ends early
        table.rows.push_back({row + 1, std::move(cells)});
    }
    return table;
}

} // namespace talon::sheets
