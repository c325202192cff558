// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/content/alphabet.h"

#include "core/content/search.h"

#include <algorithm>
#include <map>
#include <utility>

namespace talon::core::content {

namespace {

constexpr std::size_t cyrillic_bytes = 2;

/// The letter that a folded word begins with.
std::string first_letter(const std::string &word)
{
    const auto lead = static_cast<unsigned char>(word.front());
    if (lead >= 0x80)
        return word.substr(0, cyrillic_bytes);
    return lead <= '9' ? "0" : word.substr(0, 1);
}

/// Own script, the other one, figures.
int rank(const std::string &letter, bool cyrillic_first)
{
    if (letter == "0")
        return 2;
    const bool cyrillic = static_cast<unsigned char>(letter.front()) >= 0x80;
    return cyrillic == cyrillic_first ? 0 : 1;
}

std::string joined(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words)
        text += word + ' ';
    return text;
}

} // namespace

std::vector<IndexLetter> alphabet_of(const std::vector<Page> &pages, Language language)
{
    // By rank and letter, then by the folded term: a title goes before a synonym that is spelt alike.
    std::map<std::pair<int, std::string>, std::map<std::pair<std::string, int>, std::vector<IndexEntry>>> sorted;
    int titles = 0, cyrillic = 0;
    for (const Page &page : pages) {
        const auto words = words_of(page.title.in(language));
        titles += words.empty() ? 0 : 1;
        cyrillic += !words.empty() && static_cast<unsigned char>(words.front().front()) >= 0x80 ? 1 : 0;
    }
    const bool cyrillic_first = 2 * cyrillic >= titles;
    const auto add = [&](const std::string &term, const PageId &page, int order) {
        const auto words = words_of(term);
        if (words.empty())
            return;
        const std::string letter = first_letter(words.front());
        sorted[{rank(letter, cyrillic_first), letter}][{joined(words), order}].push_back({term, page});
    };
    for (const Page &page : pages) {
        add(page.title.in(language), page.id, 0);
        if (language == Language::ru)
            for (const std::string &synonym : page.synonyms)
                add(synonym, page.id, 1);
    }
    std::vector<IndexLetter> letters;
    for (const auto &[key, terms] : sorted) {
        IndexLetter letter{key.second, {}};
        const auto stands = [&](const PageId &page) {
            return std::any_of(letter.entries.begin(), letter.entries.end(), [&](const IndexEntry &each) { return each.page == page; });
        };
        // Titles first: a page that stands here by its own name needs no other.
        for (const bool title : {true, false})
            for (const auto &[order, entries] : terms)
                for (const IndexEntry &entry : entries)
                    if ((order.second == 0) == title && !stands(entry.page))
                        letter.entries.push_back(entry);
        std::stable_sort(letter.entries.begin(), letter.entries.end(),
                         [](const IndexEntry &one, const IndexEntry &other) { return words_of(one.term) < words_of(other.term); });
        letters.push_back(std::move(letter));
    }
    return letters;
}

} // namespace talon::core::content
