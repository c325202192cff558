// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/list_text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace talon::core {

namespace {

using What = ListFault::What;

bool only_blanks(std::string text)
{
    trim_cell(text);
    return text.empty();
}

/// Takes a text apart by one separator.
class Splitter
{
public:
    Splitter(std::string_view text, char separator) : m_text(text), m_separator(separator) {}

    Result<ListTable, ListFault> split()
    {
        while (m_at < m_text.size()) {
            if (const auto fault = take())
                return Failure{*fault};
        }
        if (m_quoted)
            return Failure{ListFault{What::quote_open, m_row.line}};
        if (const auto fault = end_row())
            return Failure{*fault};
        if (m_table.rows.empty())
            return Failure{ListFault{What::empty}};
        m_table.open_end = !m_text.ends_with('\n') && !m_text.ends_with('\r');
        return std::move(m_table);
    }

private:
    std::optional<ListFault> take()
    {
        const char c = m_text[m_at++];
        if (c == '\n')
            ++m_line;
        if (m_quoted) {
            const bool doubled = c == '"' && m_at < m_text.size() && m_text[m_at] == '"';
            m_quoted = c != '"' || doubled;
            if (m_quoted)
                m_cell += c;
            m_at += doubled;
            return std::nullopt;
        }
        if (c == '"' && only_blanks(m_cell)) {
            m_cell.clear();
            m_quoted = true;
        } else if (c == m_separator) {
            return end_cell();
        } else if (c == '\n' || (c == '\r' && (m_at == m_text.size() || m_text[m_at] != '\n'))) {
            return end_row();
        } else {
            m_cell += c;
        }
        return std::nullopt;
    }

    std::optional<ListFault> end_cell()
    {
        trim_cell(m_cell);
        m_row.cells.push_back(std::move(m_cell));
        m_cell.clear();
        if (m_row.cells.size() > max_list_columns)
            return ListFault{What::too_many_columns, m_row.line};
        return std::nullopt;
    }

    std::optional<ListFault> end_row()
    {
        if (auto fault = end_cell())
            return fault;
        // A row of separators alone is what spreadsheets leave below their data.
        if (std::any_of(m_row.cells.begin(), m_row.cells.end(), [](const std::string &cell) { return !cell.empty(); })) {
            if (m_table.rows.size() == max_list_table_rows)
                return ListFault{What::too_many_rows, m_row.line};
            m_table.rows.push_back(std::move(m_row));
        }
        m_row = {m_line, {}};
        m_table.separator = m_separator;
        return std::nullopt;
    }

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    int m_line = 1;
    bool m_quoted = false;
    std::string m_cell;
    ListTable::Row m_row{1, {}};
    ListTable m_table;
};

/// How well a separator fits: rows with as many cells as the header, which has several; of two that fit as well the one with more cells.
std::pair<std::size_t, std::size_t> fitness(const ListTable &table)
{
    const std::size_t columns = table.rows.front().cells.size();
    if (columns < 2)
        return {0, 0};
    const auto like = std::count_if(table.rows.begin(), table.rows.end(), [&](const auto &row) { return row.cells.size() == columns; });
    return {static_cast<std::size_t>(like), columns};
}

} // namespace

void trim_cell(std::string &text)
{
    constexpr std::string_view hard = "\xC2\xA0";
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    std::string_view rest = text;
    for (bool more = true; more && !rest.empty();) {
        more = blank(rest.front()) || rest.starts_with(hard);
        if (more)
            rest.remove_prefix(blank(rest.front()) ? 1 : hard.size());
    }
    for (bool more = true; more && !rest.empty();) {
        more = blank(rest.back()) || rest.ends_with(hard);
        if (more)
            rest.remove_suffix(blank(rest.back()) ? 1 : hard.size());
    }
    text = std::string(rest);
}

Result<ListTable, ListFault> list_table(std::string_view text)
{
    std::optional<Result<ListTable, ListFault>> best;
    std::pair<std::size_t, std::size_t> best_fitness;
    for (const char separator : std::array{';', ',', '\t', '|'}) {
        auto table = Splitter(text, separator).split();
        const auto fits = table ? fitness(*table) : std::pair<std::size_t, std::size_t>{};
        if (!best || fits > best_fitness) {
            best = std::move(table);
            best_fitness = fits;
        }
    }
    return std::move(*best);
}

} // namespace talon::core
