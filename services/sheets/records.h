// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/list_text.h"

#include <map>
#include <optional>

namespace talon::sheets {

/// Records with named values as they come, as a table: the names are its heads, in the order in which they come first. Within the bounds of a list.
class Records
{
public:
    using Trouble = core::ListTable::Trouble;

    /// `line`: as ListTable::Row has it; 0: what number it is, the header being the first.
    void begin(int line = 0, Trouble trouble = Trouble::none);
    /// Of the record that was begun last. A second value of one name makes the cell several_values.
    void put(std::string name, std::string text);
    /// Not one value stands there.
    void put_several(std::string name);
    /// Something stands where a record should: a row without a cell.
    void odd();

    const std::optional<core::ListFault> &fault() const { return m_fault; }
    bool empty() const { return m_rows.empty(); }
    /// The fault: of the bounds, or empty. Records without a letter are left out.
    core::Result<core::ListTable, core::ListFault> table();

private:
    struct Record {
        int line = 0;
        Trouble trouble = Trouble::none;
        std::map<std::size_t, std::string> cells; ///< by column
        bool odd = false;
    };
    std::optional<std::size_t> column(std::string name);

    std::map<std::string, std::size_t, std::less<>> m_columns;
    std::vector<std::string> m_heads;
    std::vector<Record> m_rows;
    std::optional<core::ListFault> m_fault;
};

} // namespace talon::sheets
