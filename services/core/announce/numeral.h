// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace talon::core {

enum class Gender { masculine, feminine, neuter };

/// The words of a cardinal as the numbers they stand for: 123 = 100, 20, 3; 19 = 19; 40 = 40. The same in Russian
/// and in English. 1…999; outside the range: empty.
std::vector<int> cardinal_parts(int value);

/// A cardinal in words, nominative, 1…999: cardinal_ru(2, Gender::feminine) = «две». Outside the range: empty.
/// The gender tells in the last word only, and only for 1 and 2.
std::string cardinal_ru(int value, Gender gender);
/// "one hundred twenty-three". Outside 1…999: empty.
std::string cardinal_en(int value);

} // namespace talon::core
