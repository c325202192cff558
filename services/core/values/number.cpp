// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/number.h"

#include <algorithm>
#include <array>

namespace talon::core {

namespace {

constexpr std::size_t digit_count = 3;

struct Glyph {
    char latin;
    std::string_view cyrillic;
};

/// In the order of Letter.
constexpr std::array<Glyph, single_letters> glyphs{{{'A', "А"},
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

const Glyph &glyph(Letter single)
{
    return glyphs.at(static_cast<std::size_t>(single));
}

/// Takes the single letter with which the text begins, in one of the two scripts.
std::optional<Letter> take_single(std::string_view &text, bool in_latin)
{
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const std::string_view written = in_latin ? std::string_view(&glyphs.at(i).latin, 1) : glyphs.at(i).cyrillic;
        if (!text.starts_with(written))
            continue;
        text.remove_prefix(written.size());
        return static_cast<Letter>(i);
    }
    return std::nullopt;
}

std::string digits(int number)
{
    std::string text = std::to_string(number);
    if (text.size() < digit_count)
        text.insert(0, digit_count - text.size(), '0');
    return text;
}

std::string prefix_text(const TicketNumber &number)
{
    return number.prefix == 0 ? std::string{} : std::to_string(number.prefix);
}

/// Of at most three digits.
int value_of(std::string_view text)
{
    int value = 0;
    for (const char c : text)
        value = value * 10 + (c - '0');
    return value;
}

} // namespace

LetterParts parts(Letter letter)
{
    const int value = static_cast<int>(letter);
    if (value < single_letters)
        return {letter, std::nullopt};
    const int of_two = value - single_letters;
    return {static_cast<Letter>(of_two / single_letters), static_cast<Letter>(of_two % single_letters)};
}

std::string cyrillic(Letter letter)
{
    const auto [first, second] = parts(letter);
    std::string text{glyph(first).cyrillic};
    return second ? text.append(glyph(*second).cyrillic) : text;
}

std::string latin(Letter letter)
{
    const auto [first, second] = parts(letter);
    std::string text(1, glyph(first).latin);
    return second ? text.append(1, glyph(*second).latin) : text;
}

Result<Letter, NumberFault> parse_letter(std::string_view text)
{
    const bool in_latin = !text.empty() && static_cast<unsigned char>(text.front()) < 0x80;
    const auto first = take_single(text, in_latin);
    if (first && text.empty())
        return *first;
    const auto second = first ? take_single(text, in_latin) : std::nullopt;
    if (!second || !text.empty())
        return Failure{NumberFault::bad_letter};
    return pair(*first, *second);
}

std::string to_text(const TicketNumber &number)
{
    return prefix_text(number) + cyrillic(number.letter) + digits(number.number);
}

std::string to_latin(const TicketNumber &number)
{
    return prefix_text(number) + latin(number.letter) + digits(number.number);
}

Result<TicketNumber, NumberFault> parse_number(std::string_view text)
{
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto letter_at = std::find_if_not(text.begin(), text.end(), is_digit);
    const auto prefix_size = static_cast<std::size_t>(letter_at - text.begin());
    if (text.size() <= prefix_size + digit_count)
        return Failure{NumberFault::bad_letter};
    if (prefix_size > digit_count || (prefix_size > 0 && text.front() == '0'))
        return Failure{NumberFault::bad_number};
    const auto letter = parse_letter(text.substr(prefix_size, text.size() - prefix_size - digit_count));
    if (!letter)
        return Failure{letter.error()};
    const std::string_view last = text.substr(text.size() - digit_count);
    if (!std::all_of(last.begin(), last.end(), is_digit))
        return Failure{NumberFault::bad_number};
    const TicketNumber number{*letter, value_of(last), value_of(text.substr(0, prefix_size))};
    if (number.number < first_number) // three digits never pass last_number
        return Failure{NumberFault::bad_number};
    return number;
}

TicketNumber own_number(int prefix, Letter letter, int turn)
{
    const int before = turn - 1;
    return {letter, before % own_round + 1, prefix + before / own_round * (last_own_prefix + 1)};
}

int own_turn(const TicketNumber &number)
{
    return number.prefix == 0 ? 0 : number.prefix / (last_own_prefix + 1) * own_round + number.number;
}

int next_own_turn(int turn)
{
    return turn % own_turns + 1;
}

int end_of_own_round(int turn)
{
    return (std::max(turn, 1) - 1) / own_round * own_round + own_round;
}

int later_own_turn(int a, int b)
{
    if (a == 0 || b == 0)
        return std::max(a, b);
    const int from_a_to_b = (b - a + own_turns) % own_turns;
    return from_a_to_b < own_turns / 2 ? b : a;
}

} // namespace talon::core
