// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue of Russian numerals.
#include "core/announce/numeral.h"

#include <array>
#include <string_view>

namespace talon::core {

namespace {

constexpr std::array<std::string_view, 20> below_twenty_ru{
    "",           "один",        "два",        "три",          "четыре",
    "пять",       "шесть",       "семь",       "восемь",       "девять",
    "десять",     "одиннадцать", "двенадцать", "тринадцать",   "четырнадцать",
    "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"};
constexpr std::array<std::string_view, 10> tens_ru{
    "",          "",           "двадцать",  "тридцать",    "сорок",
    "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"};
constexpr std::array<std::string_view, 10> hundreds_ru{
    "", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"};
constexpr std::array<std::string_view, 20> below_twenty_en{
    "",         "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> tens_en{"",      "",      "twenty",  "thirty", "forty",
                                                   "fifty", "sixty", "seventy", "eighty", "ninety"};

std::string_view unit_ru(int unit, Gender gender)
{
    if (unit == 1 && gender != Gender::masculine)
        return gender == Gender::feminine ? "одна" : "одно";
    if (unit == 2 && gender == Gender::feminine)
        return "две";
    return below_twenty_ru.at(static_cast<std::size_t>(unit));
}

std::string_view word_ru(int part, Gender gender)
{
    if (part < 20)
        return unit_ru(part, gender);
    return part < 100 ? tens_ru.at(static_cast<std::size_t>(part / 10))
                      : hundreds_ru.at(static_cast<std::size_t>(part / 100));
}

std::string word_en(int part)
{
    if (part < 20)
        return std::string{below_twenty_en.at(static_cast<std::size_t>(part))};
    if (part < 100)
        return std::string{tens_en.at(static_cast<std::size_t>(part / 10))};
    return std::string{below_twenty_en.at(static_cast<std::size_t>(part / 100))} + " hundred";
}

} // namespace

std::vector<int> cardinal_parts(int value)
{
    std::vector<int> parts;
    if (value < 1 || value > 999)
        return parts;
    const int below_hundred = value % 100;
    if (value >= 100)
        parts.push_back(value - below_hundred);
    if (below_hundred >= 20) {
        parts.push_back(below_hundred - below_hundred % 10);
        if (below_hundred % 10 != 0)
            parts.push_back(below_hundred % 10);
    } else if (below_hundred > 0) {
        parts.push_back(below_hundred);
    }
    return parts;
}

std::string cardinal_ru(int value, Gender gender)
{
    std::string text;
    for (const int part : cardinal_parts(value)) {
        if (!text.empty())
            text += ' ';
        text += word_ru(part, gender);
    }
    return text;
}

std::string cardinal_en(int value)
{
    std::string text;
    int previous = 0;
    for (const int part : cardinal_parts(value)) {
        const bool hyphen = previous >= 20 && previous < 100; // twenty-three
        if (!text.empty())
            text += hyphen ? '-' : ' ';
        text += word_en(part);
        previous = part;
    }
    return text;
}

} // namespace talon::core
