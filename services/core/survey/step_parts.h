// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/steps.h"

// What cutting and telling of steps have in common.

namespace talon::core::survey {

inline const std::vector<std::string> promoting{"9", "10"}, passive{"7", "8"}, detracting{"0", "1", "2", "3", "4", "5", "6"};

inline std::int64_t total(const Choices &choices)
{
    std::int64_t sum = 0;
    for (const auto &[choice, count] : choices)
        sum += choice == answered_at_all ? 0 : count;
    return sum;
}

inline std::int64_t count_of(const Choices &choices, const std::string &choice)
{
    const auto found = choices.find(choice);
    return found == choices.end() ? 0 : found->second;
}

inline std::int64_t in_class(const Choices &choices, const std::vector<std::string> &of)
{
    std::int64_t sum = 0;
    for (const std::string &choice : of)
        sum += count_of(choices, choice);
    return sum;
}

inline void add(Choices &sum, const Choices &more, std::int64_t factor = 1)
{
    for (const auto &[choice, count] : more)
        sum[choice] += factor * count;
}

} // namespace talon::core::survey
