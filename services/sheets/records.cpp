// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheets/records.h"

#include <algorithm>

namespace talon::sheets {

using core::ListFault;
using core::ListTable;

void Records::begin(int line, Trouble trouble)
{
    const int number = line > 0 ? line : static_cast<int>(m_rows.size()) + 2;
    if (m_rows.size() + 1 == core::max_list_table_rows && !m_fault)
        m_fault = ListFault{ListFault::What::too_many_rows, number};
    if (!m_fault)
        m_rows.push_back({number, trouble, {}});
}

std::optional<std::size_t> Records::column(std::string name)
{
    core::trim_cell(name);
    if (const auto known = m_columns.find(name); known != m_columns.end())
        return known->second;
    if (m_heads.size() == core::max_list_columns) {
        m_fault = ListFault{ListFault::What::too_many_columns, m_rows.back().line};
        return std::nullopt;
    }
    m_heads.push_back(name);
    return m_columns.emplace(std::move(name), m_heads.size() - 1).first->second;
}

void Records::put(std::string name, std::string text)
{
    if (m_fault)
        return;
    core::trim_cell(text);
    if (const auto at = column(std::move(name)))
        if (const auto [cell, fresh] = m_rows.back().cells.emplace(*at, std::move(text)); !fresh)
            cell->second = core::several_values;
}

void Records::put_several(std::string name)
{
    if (m_fault)
        return;
    if (const auto at = column(std::move(name)))
        m_rows.back().cells[*at] = core::several_values;
}

void Records::odd()
{
    begin();
    if (!m_fault)
        m_rows.back().odd = true;
}

core::Result<ListTable, ListFault> Records::table()
{
    if (m_fault)
        return core::Failure{*m_fault};
    ListTable table;
    table.separator = '\t';
    table.rows.push_back({1, m_heads});
    for (Record &record : m_rows) {
        ListTable::Row row{record.line, {}, record.trouble};
        if (!record.odd)
            row.cells.resize(m_heads.size());
        bool letters = record.odd || record.trouble != Trouble::none;
        for (auto &[at, text] : record.cells) {
            letters |= !text.empty();
            row.cells[at] = std::move(text);
        }
        if (letters)
            table.rows.push_back(std::move(row));
    }
    if (table.rows.size() == 1 || m_heads.empty())
        return core::Failure{ListFault{ListFault::What::empty}};
    return table;
}

} // namespace talon::sheets
