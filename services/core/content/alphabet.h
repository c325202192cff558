// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/content/page.h"

namespace talon::core::content {

/// A word by which a page is looked up: its title, or a word that people say instead.
struct IndexEntry {
    std::string term; ///< as it was written
    PageId page;

    bool operator==(const IndexEntry &) const = default;
};

/// What stands under a letter of the index, in the order of the alphabet; a page at most once.
struct IndexLetter {
    std::string letter; ///< lower case, ё under е; "0" for all figures
    std::vector<IndexEntry> entries;

    bool operator==(const IndexLetter &) const = default;
};

/// The А–Я index of these pages for a reader of this language: letters that have an entry, those of the language's own script first, figures last.
/// In Russian the synonyms stand in it too; they are written in Russian alone.
std::vector<IndexLetter> alphabet_of(const std::vector<Page> &pages, Language language);

} // namespace talon::core::content
