// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/announce/phrase.h"

#include <algorithm>
#include <set>

namespace talon::core {

namespace {

constexpr int last_window = 99;
constexpr std::array<std::string_view, cases> case_names{"", "genitive", "dative", "accusative", "instrumental", "prepositional"};
constexpr std::array<std::string_view, genders> gender_names{"", "f", "n"};

bool in_range(const PhraseValues &values)
{
    const TicketNumber &ticket = values.ticket;
    return ticket.number >= first_number && ticket.number <= last_number && ticket.prefix >= 0 && ticket.prefix <= last_prefix
        && values.window >= 1 && values.window <= last_window;
}

/// The value of a slot that is no ticket.
std::optional<int> value_of(const PhraseValues &values, const std::string &name)
{
    if (name == "window")
        return values.window;
    const auto found = values.numbers.find(name);
    return found == values.numbers.end() || found->second < 0 || found->second > greatest_cardinal ? std::nullopt : std::optional(found->second);
}

std::string letter_fragment(Letter single)
{
    return std::string{"letter."} + static_cast<char>(latin(single).front() - 'A' + 'a');
}

Pause pause_of(Stop stop)
{
    switch (stop) {
    case Stop::slight: return Pause::slight;
    case Stop::comma: return Pause::comma;
    case Stop::end: return Pause::end;
    case Stop::none: break;
    }
    return Pause::word;
}

/// Puts a phrase together.
struct Speaking {
    const Grammar &grammar;
    const HasFragment &has;
    std::vector<Fragment> said{};
    bool whole = true; ///< the voice has had everything so far

    void word(const std::string &id, Pause after)
    {
        whole = whole && has(id);
        said.push_back({id, after});
    }

    /// ".f.genitive" where the part sounds different from the masculine nominative.
    std::string form(int part, const Piece &how) const
    {
        if (cardinal(grammar.numerals, part, how.gender, how.in) == cardinal(grammar.numerals, part))
            return {};
        std::string suffix;
        for (const std::string_view name : {gender_names.at(static_cast<std::size_t>(how.gender)), case_names.at(static_cast<std::size_t>(how.in))})
            suffix += name.empty() ? "" : "." + std::string(name);
        return suffix;
    }

    /// The fragment for a number said in one piece there, if the voice has it.
    std::optional<std::string> fragment(int part, const Piece &how, bool last) const
    {
        const std::string id = std::to_string(part) + form(part, how);
        const auto first = [this](std::initializer_list<std::string> ids) -> std::optional<std::string> {
            const auto found = std::find_if(ids.begin(), ids.end(), has);
            return found == ids.end() ? std::nullopt : std::optional(*found);
        };
        if (last && how.stop == Stop::end)
            return first({"final." + id});
        if (last && how.stop != Stop::none)
            return first({"number." + id + ".comma", "number." + id});
        // What is said in one piece and rises at its end would cut a number in two.
        const bool rises = part < 20 || part % 10 != 0;
        return rises && part > 20 ? first({"number." + id + ".middle"}) : first({"number." + id + ".middle", "number." + id});
    }

    void number(int value, const Piece &how)
    {
        const std::vector<int> parts = cardinal_parts(value);
        for (std::size_t i = 0; i < parts.size();) {
            // The longest run of words that the voice has in one piece.
            std::size_t end = parts.size();
            int sum = 0;
            for (std::size_t k = i; k < end; ++k)
                sum += parts[k];
            std::optional<std::string> found;
            while (!(found = fragment(sum, how, end == parts.size())) && end > i + 1)
                sum -= parts[--end];
            const bool last = end == parts.size();
            if (!found) { // named as the plain one is
                whole = false;
                found = (last && how.stop == Stop::end ? "final." : "number.") + std::to_string(sum) + form(sum, how);
            }
            said.push_back({*found, last ? pause_of(how.stop) : Pause::joined});
            i = end;
        }
    }

    void ticket(const TicketNumber &number_of, const Piece &how)
    {
        Piece inside = how;
        inside.stop = Stop::none;
        if (number_of.prefix != 0)
            number(number_of.prefix, inside);
        const auto [first, second] = parts(number_of.letter);
        word(letter_fragment(first), Pause::letter);
        if (second)
            word(letter_fragment(*second), Pause::letter);
        number(number_of.number, how);
    }
};

std::string writing(const Grammar &grammar, const TicketNumber &ticket)
{
    const auto spelt = [&grammar](Letter single) { return (grammar.latin_letters ? latin(single) : cyrillic(single)) + " "; };
    const auto [first, second] = parts(ticket.letter);
    return (ticket.prefix != 0 ? cardinal(grammar.numerals, ticket.prefix) + " " : "") + spelt(first) + (second ? spelt(*second) : "")
         + cardinal(grammar.numerals, ticket.number);
}

} // namespace

std::vector<Fragment> speak(const Grammar &grammar, const std::string &phrase, const PhraseValues &values, const HasFragment &has)
{
    const auto pieces = grammar.phrases.find(phrase);
    if (pieces == grammar.phrases.end() || !in_range(values))
        return {};
    Speaking speaking{grammar, has};
    for (const Piece &piece : pieces->second) {
        if (!piece.number)
            speaking.word(piece.name, pause_of(piece.stop));
        else if (piece.name == "ticket")
            speaking.ticket(values.ticket, piece);
        else if (const auto value = value_of(values, piece.name))
            speaking.number(*value, piece);
        else
            return {};
    }
    return speaking.whole ? std::move(speaking.said) : std::vector<Fragment>{};
}

std::string write(const Grammar &grammar, const std::string &phrase, const PhraseValues &values)
{
    const auto pieces = grammar.phrases.find(phrase);
    if (pieces == grammar.phrases.end() || !in_range(values))
        return {};
    std::string text;
    for (const Piece &piece : pieces->second) {
        const auto value = piece.number && piece.name != "ticket" ? value_of(values, piece.name) : std::optional(0);
        if (!value)
            return {};
        text += text.empty() ? "" : " ";
        text += !piece.number              ? grammar.words.at(piece.name)
            : piece.name == "ticket"       ? writing(grammar, values.ticket)
                                           : cardinal(grammar.numerals, *value, piece.gender, piece.in);
        if (piece.stop == Stop::slight || piece.stop == Stop::comma)
            text += ",";
    }
    return text;
}

std::vector<std::string> required_fragments(const Grammar &grammar)
{
    std::vector<std::string> ids;
    std::set<std::string> known;
    // The plain ones alone: no number of several words in one piece, no melody of its own.
    const HasFragment plain = [](const std::string &id) {
        const std::size_t dot = id.find('.');
        if (dot == std::string::npos || (!id.starts_with("number.") && !id.starts_with("final.")))
            return true;
        return id.find('.', dot + 1) == std::string::npos && cardinal_parts(std::stoi(id.substr(dot + 1))).size() == 1;
    };
    const auto take = [&](const PhraseValues &values) {
        for (const Fragment &each : speak(grammar, "call", values, plain))
            if (known.insert(each.id).second)
                ids.push_back(each.id);
    };
    for (int i = 0; i < single_letters; ++i) // two are said one after the other
        take({{static_cast<Letter>(i), 1}, 1, {}});
    for (int number = first_number; number <= last_number; ++number)
        take({{Letter::A, number}, static_cast<WindowNumber>((number - 1) % last_window + 1), {}});
    return ids;
}

std::vector<std::string> optional_words(const Grammar &grammar)
{
    const auto required = required_fragments(grammar);
    std::vector<std::string> words;
    for (const auto &[name, text] : grammar.words)
        if (std::find(required.begin(), required.end(), name) == required.end())
            words.push_back(name);
    return words;
}

} // namespace talon::core
