// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue of what is spoken: fragments and the sentence they make.
#include "core/announce/phrase.h"

#include "core/announce/numeral.h"

#include <algorithm>

namespace talon::core {

namespace {

constexpr int last_window = 99;

bool speakable(const TicketNumber &number, WindowNumber window)
{
    return number.number >= first_number && number.number <= last_number && number.prefix >= 0 &&
           number.prefix <= last_prefix && window >= 1 && window <= last_window;
}

std::string letter_fragment(Letter letter)
{
    return std::string{"letter."} + static_cast<char>(latin(letter) - 'A' + 'a');
}

} // namespace

std::vector<std::string> phrase(const TicketNumber &number, WindowNumber window, Language)
{
    // The order of words happens to be the same in both languages; the voice pack makes them different.
    std::vector<std::string> ids;
    if (!speakable(number, window))
        return ids;
    const auto push_number = [&ids](int value) {
        for (const int part : cardinal_parts(value))
            ids.push_back("number." + std::to_string(part));
    };
    ids.push_back("ticket");
    if (number.prefix != 0)
        push_number(number.prefix);
    ids.push_back(letter_fragment(number.letter));
    push_number(number.number);
    ids.push_back("window");
    const auto parts = cardinal_parts(window);
    for (std::size_t i = 0; i < parts.size(); ++i)
        ids.push_back((i + 1 == parts.size() ? "final." : "number.") + std::to_string(parts[i]));
    return ids;
}

std::string phrase_text(const TicketNumber &number, WindowNumber window, Language language)
{
    if (!speakable(number, window))
        return {};
    if (language == Language::en)
        return "Ticket " + (number.prefix != 0 ? cardinal_en(number.prefix) + " " : "") + latin(number.letter) +
               " " + cardinal_en(number.number) + ", please go to window number " + cardinal_en(window);
    return "Талон " + (number.prefix != 0 ? cardinal_ru(number.prefix, Gender::masculine) + " " : "") +
           std::string{cyrillic(number.letter)} + " " + cardinal_ru(number.number, Gender::masculine) + ", пройдите к окну номер " +
           cardinal_ru(window, Gender::masculine);
}

std::vector<std::string> required_fragments(Language)
{
    std::vector<std::string> ids{"ticket", "window"};
    for (int i = 0; i < letter_count; ++i)
        ids.push_back(letter_fragment(static_cast<Letter>(i)));
    for (int value = first_number; value <= last_number; ++value) {
        if (cardinal_parts(value).size() != 1)
            continue;
        ids.push_back("number." + std::to_string(value));
        if (value <= last_window)
            ids.push_back("final." + std::to_string(value));
    }
    return ids;
}

} // namespace talon::core
