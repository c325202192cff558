// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace talon::core::survey {

/// Bounds of a share, 0…1.
struct Interval {
    double low = 0;
    double high = 1;
};

/// The 95 % interval of a share of `hits` among `count` answers (E. B. Wilson, 1927), which stays honest for few answers and for
/// shares near 0 and 1. With no answer it is 0…1. Needs 0 ≤ hits ≤ count.
Interval wilson(std::int64_t hits, std::int64_t count);

/// How the five marks of a scale were given; `marks[0]` counts the ones.
struct Marks {
    std::array<std::int64_t, 5> marks{};

    std::int64_t count() const;
    std::int64_t low() const { return marks[0] + marks[1] + marks[2]; } ///< ones to threes
    std::int64_t best() const { return marks[4]; }
    std::optional<double> mean() const; ///< 1…5; nothing without an answer
    std::optional<double> share_of_best() const;
};

/// Whether two shares differ at the 95 % level: the interval of their difference (R. G. Newcombe, 1998, method 10) does not hold 0.
/// False where either has no answer.
bool difference_proven(std::int64_t hits_a, std::int64_t count_a, std::int64_t hits_b, std::int64_t count_b);

/// The 95 % interval of the difference of two shares, a − b, −1…1 (R. G. Newcombe, 1998, method 10). −1…1 where either has no answer.
Interval difference_between(std::int64_t hits_a, std::int64_t count_a, std::int64_t hits_b, std::int64_t count_b);

/// Net promoter score, −100…100, and its standard error; nothing without an answer.
struct Promoters {
    double score = 0;
    double standard_error = 0;
};
std::optional<Promoters> promoters(std::int64_t promoters, std::int64_t detractors, std::int64_t count);

/// The least number of answers that a figure may rest on, so that nobody's can be read from it.
inline constexpr std::int64_t smallest_group = 5;

/// Which cells of one line of counts may be shown beside the line's total: true means shown. A cell with fewer than
/// `smallest_group` answers is hidden; and since what is hidden is the total less what is shown, cells are hidden on, the smallest
/// first, until all that is hidden holds at least `smallest_group` answers in at least two cells. An empty cell is shown as long
/// as it is not needed to hide another. Where the whole line has too few answers, nothing of it is shown.
std::vector<bool> shown_cells(const std::vector<std::int64_t> &counts);

/// Whether a figure that was last told with `told` answers may be told anew with `present`: figures move in steps of five answers, so
/// that who looks before and after one visitor does not see that visitor's mark. Also when answers were taken away.
bool may_tell(std::int64_t told, std::int64_t present);

} // namespace talon::core::survey
