// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

// What can be reckoned from figures: each of them is a sum over some cells of answers.

namespace isolation {

template<std::size_t cells>
using Figure = std::array<double, cells>;
/// How many answers each cell holds.
template<std::size_t cells>
using Cells = std::array<std::int64_t, cells>;

template<std::size_t cells>
std::int64_t of(const Cells<cells> &answers, const Figure<cells> &figure)
{
    std::int64_t total = 0;
    for (std::size_t i = 0; i < cells; ++i)
        total += figure[i] != 0 ? answers[i] : 0;
    return total;
}

/// The vectors on which all figures vanish, of the cells that are not known to be empty; a set of cells can be reckoned from the figures when it
/// is at right angles to each of them.
template<std::size_t cells>
std::vector<Figure<cells>> null_space(std::vector<Figure<cells>> rows, const std::array<bool, cells> &open)
{
    for (Figure<cells> &row : rows)
        for (std::size_t i = 0; i < cells; ++i)
            if (!open[i])
                row[i] = 0;
    std::vector<std::size_t> pivots;
    std::size_t at = 0;
    for (std::size_t column = 0; column < cells && at < rows.size(); ++column) {
        const auto best = std::max_element(rows.begin() + static_cast<std::ptrdiff_t>(at), rows.end(),
                                           [&](const auto &a, const auto &b) { return std::abs(a[column]) < std::abs(b[column]); });
        if (std::abs((*best)[column]) < 1e-9)
            continue;
        std::iter_swap(rows.begin() + static_cast<std::ptrdiff_t>(at), best);
        const double by = rows[at][column];
        for (double &value : rows[at])
            value /= by;
        for (std::size_t row = 0; row < rows.size(); ++row)
            if (const double factor = rows[row][column]; row != at && factor != 0)
                for (std::size_t i = 0; i < cells; ++i)
                    rows[row][i] -= factor * rows[at][i];
        pivots.push_back(column);
        ++at;
    }
    std::vector<Figure<cells>> found;
    for (std::size_t column = 0; column < cells; ++column) {
        if (!open[column] || std::find(pivots.begin(), pivots.end(), column) != pivots.end())
            continue;
        Figure<cells> vector{};
        vector[column] = 1;
        for (std::size_t i = 0; i < pivots.size(); ++i)
            vector[pivots[i]] = -rows[i][column];
        found.push_back(vector);
    }
    return found;
}

/// The least number of answers, above none, in any set of cells whose total can be reckoned from the figures.
template<std::size_t cells>
std::int64_t least(const Cells<cells> &answers, const std::vector<Figure<cells>> &shown)
{
    std::array<bool, cells> open{};
    open.fill(true);
    for (const Figure<cells> &each : shown) // a total of 0 says that all of its cells are empty
        if (of(answers, each) == 0)
            for (std::size_t i = 0; i < cells; ++i)
                open[i] = open[i] && each[i] == 0;
    const std::vector<Figure<cells>> zero = null_space(shown, open);
    std::int64_t found = std::numeric_limits<std::int64_t>::max();
    for (std::uint32_t set = 1; set < (1u << cells); ++set) {
        std::int64_t sum = 0;
        bool fits = true;
        for (std::size_t i = 0; i < cells && fits; ++i)
            if (set >> i & 1) {
                sum += answers[i];
                fits = open[i] && sum < found;
            }
        if (!fits || sum == 0)
            continue;
        const bool reckoned = std::all_of(zero.begin(), zero.end(), [&](const auto &vector) {
            double product = 0;
            for (std::size_t i = 0; i < cells; ++i)
                if (set >> i & 1)
                    product += vector[i];
            return std::abs(product) < 1e-6;
        });
        if (reckoned)
            found = sum;
    }
    return found;
}

} // namespace isolation
