// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/announce/numeral.h"

namespace talon::core {

namespace {

/// 0: one, 1: few, 2: many.
std::size_t form_of(int count, Plural plural)
{
    if (plural == Plural::english)
        return count == 1 ? 0 : 2;
    const int tens = count % 100;
    const int units = count % 10;
    if (tens >= 11 && tens <= 14)
        return 2;
    return units == 1 ? 0 : units >= 2 && units <= 4 ? 1 : 2;
}

std::string word(const Numerals &numerals, int part, Gender gender, Case in)
{
    const auto found = numerals.words.find(part);
    return found == numerals.words.end() ? std::string{} : found->second.at(static_cast<std::size_t>(gender)).at(static_cast<std::size_t>(in));
}

} // namespace

std::vector<int> cardinal_parts(int value)
{
    if (value < 0 || value > greatest_cardinal)
        return {};
    if (value == 0)
        return {0};
    std::vector<int> parts;
    for (const int size : {1000, 100}) {
        if (value >= size)
            parts.push_back(value - value % size);
        value %= size;
    }
    if (value >= 20) {
        parts.push_back(value - value % 10);
        value %= 10;
    }
    if (value > 0)
        parts.push_back(value);
    return parts;
}

std::string cardinal(const Numerals &numerals, int value, Gender gender, Case in)
{
    std::string text;
    int previous = 0;
    for (const int part : cardinal_parts(value)) {
        if (!text.empty())
            text += previous >= 20 && previous < 100 ? numerals.tens_join : " ";
        std::string said;
        if (part >= 1000) {
            const std::string count = word(numerals, part / 1000, numerals.thousand_gender, in);
            const std::string &thousand = numerals.thousand.at(form_of(part / 1000, numerals.plural)).at(static_cast<std::size_t>(in));
            if (!count.empty() && !thousand.empty())
                said = count + " " + thousand;
        } else {
            said = word(numerals, part, gender, in);
        }
        if (said.empty())
            return {};
        text += said;
        previous = part;
    }
    return text;
}

} // namespace talon::core
