// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace talon::core {

enum class Gender : std::uint8_t { masculine, feminine, neuter };
/// In the order in which a grammar file lists forms.
enum class Case : std::uint8_t { nominative, genitive, dative, accusative, instrumental, prepositional };
inline constexpr std::size_t cases = 6;
inline constexpr std::size_t genders = 3;

/// Which form a counted thing has: one, few, many.
enum class Plural : std::uint8_t {
    english, ///< 1; never; the others
    slavic,  ///< 1, 21, 31 …; 2–4, 22–24 …; the others (Zaliznyak: «тысяча, тысячи, тысяч»)
};

/// How a language says cardinals. Data of a grammar file.
struct Numerals {
    using Forms = std::array<std::string, cases>;

    std::map<int, std::array<Forms, genders>> words; ///< of 0…19, 20, 30 … 90, 100, 200 … 900
    std::array<Forms, 3> thousand;                   ///< one, few, many
    Gender thousand_gender = Gender::masculine;      ///< of the numeral before it: «две тысячи»
    Plural plural = Plural::english;
    std::string tens_join = " ";                     ///< between tens and units: "-" in "twenty-three"
};

inline constexpr int greatest_cardinal = 9'999;

/// The words of a cardinal as the numbers they stand for: 4123 = 4000, 100, 20, 3; 19 = 19; 40 = 40; 0 = 0. The same in every language
/// here. 0…greatest_cardinal; outside the range: empty.
std::vector<int> cardinal_parts(int value);

/// A cardinal in words: 2, feminine, genitive = «двух». Outside 0…greatest_cardinal, or where the language lacks a word: empty.
std::string cardinal(const Numerals &numerals, int value, Gender gender = Gender::masculine, Case in = Case::nominative);

} // namespace talon::core
