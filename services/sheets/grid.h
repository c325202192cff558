// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/list_text.h"

#include <map>
#include <optional>

namespace talon::sheets {

/// The cells of a sheet as they come, in whatever order, within the bounds of a list. Rows and columns count from 0.
class Grid
{
public:
    /// An empty text is passed over: sheets format cells far beyond their data.
    void put(int row, int column, std::string text);
    /// The text of the first cell stands in all of the others too, in rows that hold anything.
    void merge(int row, int column, int last_row, int last_column);

    /// As a table; the fault that its bounds are when there is one.
    core::Result<core::ListTable, core::ListFault> table();

private:
    struct Area {
        int row;
        int column;
        int last_row;
        int last_column;
    };
    void spread(const Area &area);

    std::map<int, std::vector<std::string>> m_rows;
    std::vector<Area> m_merged;
    std::optional<core::ListFault> m_fault;
};

} // namespace talon::sheets
