// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"

// What the checks of a site are made of; of this room only. Each gives one plain sentence, or nothing.

namespace talon::core {

using Fault = std::optional<std::string>;

inline constexpr int day_minutes = 24 * 60;

std::string quoted(const std::string &text);
Fault check_title(const Text &title, const std::string &of);
Fault check_note(const Text &note, const std::string &of);
Fault check_id(const std::string &id, const std::string &of);
Fault check_day(const DayHours &day, const std::string &of);
Fault check_hours(const WeekHours &hours, const std::string &of);

/// Categories, groups and services: the tree that visitors choose from (menu_check.cpp).
Fault check_categories(const Site &site);
Fault check_services(const Site &site);

template <class T>
bool within(T value, T low, T high)
{
    return low <= value && value <= high;
}

template <class Things>
Fault check_count(const Things &things, std::size_t most, const std::string &what)
{
    if (things.empty())
        return "The site has no " + what + ".";
    if (things.size() > most)
        return "The site has more than " + std::to_string(most) + " " + what + ".";
    return std::nullopt;
}

} // namespace talon::core
