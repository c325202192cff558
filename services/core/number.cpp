// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/number.h"

#include <array>

namespace talon::core {

namespace {

struct Glyph {
    char latin;
    std::string_view cyrillic;
};

/// In the order of Letter.
constexpr std::array<Glyph, letter_count> glyphs{{{'A', "А"},
                                                  {'B', "В"},
                                                  {'E', "Е"},
                                                  {'K', "К"},
                                                  {'M', "М"},
                                                  {'H', "Н"},
                                                  {'O', "О"},
                                                  {'P', "Р"},
                                                  {'C', "С"},
                                                  {'T', "Т"},
                                                  {'Y', "У"},
                                                  {'X', "Х"}}};

const Glyph &glyph(Letter letter)
{
    return glyphs.at(static_cast<std::size_t>(letter));
}

std::string digits(int number)
{
    std::string text = std::to_string(number);
    if (text.size() < 3)
        text.insert(0, 3 - text.size(), '0');
    return text;
}

} // namespace

std::string_view cyrillic(Letter letter)
{
    return glyph(letter).cyrillic;
}

char latin(Letter letter)
{
    return glyph(letter).latin;
}

Result<Letter, NumberFault> parse_letter(std::string_view text)
{
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const bool is_latin = text.size() == 1 && text.front() == glyphs.at(i).latin;
        if (is_latin || text == glyphs.at(i).cyrillic)
            return static_cast<Letter>(i);
    }
    return Failure{NumberFault::bad_letter};
}

std::string to_text(const TicketNumber &number)
{
    return std::string{cyrillic(number.letter)} + digits(number.number);
}

std::string to_latin(const TicketNumber &number)
{
    return std::string(1, latin(number.letter)) + digits(number.number);
}

Result<TicketNumber, NumberFault> parse_number(std::string_view text)
{
    constexpr std::size_t digit_count = 3;
    if (text.size() <= digit_count)
        return Failure{NumberFault::bad_letter};
    const auto letter = parse_letter(text.substr(0, text.size() - digit_count));
    if (!letter)
        return Failure{letter.error()};

    int number = 0;
    for (const char c : text.substr(text.size() - digit_count)) {
        if (c < '0' || c > '9')
            return Failure{NumberFault::bad_number};
        number = number * 10 + (c - '0');
    }
    if (number < first_number) // three digits never pass last_number
        return Failure{NumberFault::bad_number};
    return TicketNumber{*letter, number};
}

} // namespace talon::core
