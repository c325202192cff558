// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/announce/grammar.h"

#include "core/announce/grammar_data.h"

#include <algorithm>
#include <charconv>

namespace talon::core {

namespace {

constexpr std::size_t largest = 64 * 1024;
using Words = std::vector<std::string_view>;

Words split(std::string_view text, char at = ' ')
{
    Words words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(at), text.size());
        if (end > 0)
            words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::string spaced(std::string_view word)
{
    std::string text(word);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

std::string joined(const Words &words, std::size_t from)
{
    std::string text;
    for (std::size_t i = from; i < words.size(); ++i)
        text += (text.empty() ? "" : " ") + std::string(words[i]);
    return text;
}

std::optional<Gender> gender_of(std::string_view word)
{
    if (word == "m")
        return Gender::masculine;
    if (word == "f")
        return Gender::feminine;
    return word == "n" ? std::optional(Gender::neuter) : std::nullopt;
}

std::optional<Case> case_of(std::string_view word)
{
    constexpr std::array<std::string_view, cases> names{"nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"};
    const auto found = std::find(names.begin(), names.end(), word);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Case>(found - names.begin()));
}

std::optional<int> integer(std::string_view word)
{
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc{} && end == word.data() + word.size() ? std::optional(value) : std::nullopt;
}

/// One word for all cases, or one for each.
std::optional<Numerals::Forms> forms(const Words &words, std::size_t from)
{
    Numerals::Forms result;
    if (words.size() != from + 1 && words.size() != from + cases)
        return std::nullopt;
    for (std::size_t i = 0; i < cases; ++i)
        result.at(i) = spaced(words[words.size() == from + 1 ? from : from + i]);
    return result;
}

/// "window", "{window}", "{minutes:accusative.f}", each with what stops the sentence behind it.
std::optional<Piece> piece(std::string_view word)
{
    Piece made;
    const auto stop = std::string_view{";,:."}.find(word.back());
    if (stop != std::string_view::npos) {
        made.stop = stop == 0 ? Stop::slight : stop == 3 ? Stop::end : Stop::comma;
        word.remove_suffix(1);
    }
    if (word.size() > 2 && word.front() == '{' && word.back() == '}') {
        made.number = true;
        const Words parts = split(word.substr(1, word.size() - 2), ':');
        word = parts.front();
        for (const std::string_view how : parts.size() == 2 ? split(parts[1], '.') : Words{}) {
            const auto in = case_of(how);
            const auto gender = gender_of(how);
            if (!in && !gender)
                return std::nullopt;
            made.in = in.value_or(made.in);
            made.gender = gender.value_or(made.gender);
        }
        if (parts.size() > 2)
            return std::nullopt;
    }
    made.name = word;
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == '.' || (c >= '0' && c <= '9'); };
    if (word.empty() || !std::all_of(word.begin(), word.end(), plain))
        return std::nullopt;
    return made;
}

/// The lines of one file, one kind after the other.
struct Reading {
    Grammar grammar;

    bool numeral(const Words &words)
    {
        const auto value = words.size() > 2 ? integer(words[1]) : std::nullopt;
        const auto given = words.size() > 2 ? gender_of(words[2]) : std::nullopt;
        const Gender gender = given.value_or(Gender::masculine);
        const auto read = forms(words, given.has_value() ? 3 : 2);
        if (!value || !read || cardinal_parts(*value).size() != 1 || *value >= 1000)
            return false;
        auto &all = grammar.numerals.words[*value];
        // Without a gender, and where a gender of its own is missing, the masculine is that of all; it stands first.
        if (gender == Gender::masculine)
            all.fill(*read);
        else
            all.at(static_cast<std::size_t>(gender)) = *read;
        return true;
    }
    bool thousand(const Words &words)
    {
        constexpr std::array<std::string_view, 3> counts{"one", "few", "many"};
        const auto count = words.size() > 2 ? std::find(counts.begin(), counts.end(), words[1]) : counts.end();
        const auto read = forms(words, 2);
        if (count == counts.end() || !read)
            return false;
        grammar.numerals.thousand.at(static_cast<std::size_t>(count - counts.begin())) = *read;
        return true;
    }
    bool phrase(const Words &words)
    {
        PhraseTemplate made;
        for (std::size_t i = 2; i < words.size(); ++i) {
            auto each = piece(words[i]);
            if (!each || (!each->number && !grammar.words.contains(each->name)))
                return false;
            made.push_back(std::move(*each));
        }
        return !made.empty() && grammar.phrases.emplace(words[1], std::move(made)).second;
    }
    bool setting(const Words &words)
    {
        if (words.size() != 2)
            return false;
        if (words[0] == "letters")
            grammar.latin_letters = words[1] == "latin";
        else if (words[0] == "plural")
            grammar.numerals.plural = words[1] == "slavic" ? Plural::slavic : Plural::english;
        else if (words[0] == "join")
            grammar.numerals.tens_join = words[1];
        else if (words[0] == "thousand_gender" && gender_of(words[1]))
            grammar.numerals.thousand_gender = *gender_of(words[1]);
        else if (const auto language = words[0] == "language" ? Language::parse(words[1]) : std::nullopt)
            grammar.language = *language;
        else
            return false;
        return true;
    }
    bool line(const Words &words)
    {
        if (words[0] == "numeral")
            return numeral(words);
        if (words[0] == "thousand")
            return thousand(words);
        if (words[0] == "word")
            return words.size() > 2 && grammar.words.emplace(words[1], joined(words, 2)).second;
        return words[0] == "phrase" ? words.size() > 2 && phrase(words) : setting(words);
    }
};

} // namespace

Result<Grammar, std::string> parse_grammar(std::string_view text)
{
    if (text.size() > largest)
        return Failure{std::string{"The grammar is larger than 64 KiB."}};
    Reading reading;
    int number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        const Words words = split(line);
        if (words.empty() || words[0].front() == '#')
            continue;
        if (!reading.line(words))
            return Failure{"Line " + std::to_string(number) + " of the grammar cannot be understood: " + std::string(line)};
    }
    for (const char *phrase : required_phrases)
        if (!reading.grammar.phrases.contains(phrase))
            return Failure{"The grammar has no phrase \"" + std::string(phrase) + "\"."};
    for (int value = 1; value < 1000; ++value)
        if (cardinal(reading.grammar.numerals, value).empty())
            return Failure{"The grammar has no numeral for " + std::to_string(value) + "."};
    return std::move(reading.grammar);
}

const Grammar *built_in_grammar(Language language)
{
    static const Grammar russian = parse_grammar(detail::russian_grammar).value();
    static const Grammar english = parse_grammar(detail::english_grammar).value();
    return language == Language::ru ? &russian : language == Language::en ? &english : nullptr;
}

} // namespace talon::core
