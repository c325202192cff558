// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/content/page.h"

#include <array>
#include <functional>
#include <map>

namespace talon::core::content {

/// The stem of a word that is in lower case and without ё; handed in, since this room has no dictionary.
using Stem = std::function<std::string(const std::string &)>;

/// Words as they are compared: Cyrillic and Latin letters and digits, lower case, ё as е; everything else parts them.
std::vector<std::string> words_of(const std::string &text);

/// Pages by words, kept in memory. What was typed so far is looked for as a whole word, as the beginning of one, and with one slip
/// (from 4 letters on) or two (from 8): a letter too many, missing, wrong, or two that changed places.
class SearchIndex
{
public:
    SearchIndex(const std::vector<Page> &pages, Stem stem);

    /// Pages that have each word of the query, the best first: words of the title and the wish count four times, a slip halves.
    /// Nothing for a query of less than two letters.
    std::vector<PageId> find(const std::string &query) const;

private:
    struct Known {
        std::u32string letters;
        std::map<std::size_t, double> pages; ///< page → weight
    };
    void add(const std::string &text, std::size_t page, double weight);
    const std::array<Known *, 2> &forms_of(const std::string &word);

    std::vector<PageId> m_pages;
    Stem m_stem;
    std::map<std::string, Known> m_words; ///< by word and stem
    std::map<std::string, std::array<Known *, 2>> m_forms; ///< while the index is made: a word's own entry and its stem's
};

/// How many slips part two words (Damerau's distance of adjacent changes), at most `most` + 1.
int slips(const std::string &a, const std::string &b, int most);

} // namespace talon::core::content
