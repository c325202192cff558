// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"

#include <string>
#include <vector>

namespace talon::wire {

/// One field that two sites have differently.
struct Difference {
    std::string path; ///< things by their ids, whatever their places: "services[inn].title.ru", "windows[5].lunch", "days.2027-01-01"
    std::string was;  ///< JSON; "null" for what was not there
    std::string now;  ///< JSON; "null" for what is not there any more

    bool operator==(const Difference &) const = default;
};

inline constexpr std::size_t max_differences = 1000;

/// What makes `now` of `was`, in the order of the site file, at most max_differences. A thing that came or went is one difference with
/// the whole of it; lists of hours and the order of things are told as they are. Sites that are equal have none.
std::vector<Difference> differences(const core::Site &was, const core::Site &now);

} // namespace talon::wire
