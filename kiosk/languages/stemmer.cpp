// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/languages/stemmer.h"

#include <libstemmer.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace talon::kiosk {

namespace {

using Snowball = std::shared_ptr<sb_stemmer>;

Snowball made(const char *algorithm)
{
    Snowball stemmer(sb_stemmer_new(algorithm, "UTF_8"), sb_stemmer_delete);
    if (!stemmer)
        throw std::runtime_error(std::string("libstemmer has no algorithm \"") + algorithm + '"');
    return stemmer;
}

std::string stemmed(sb_stemmer *stemmer, const std::string &word)
{
    const sb_symbol *stem = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol *>(word.data()), static_cast<int>(word.size()));
    if (!stem) // out of memory: the word itself is found all the same
        return word;
    return {reinterpret_cast<const char *>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

} // namespace

core::content::Stem stemmer()
{
    return [russian = made("russian"), english = made("english")](const std::string &word) {
        const auto beyondAscii = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
        const auto latin = [](char c) { return c >= 'a' && c <= 'z'; };
        if (std::all_of(word.begin(), word.end(), beyondAscii))
            return stemmed(russian.get(), word);
        return std::all_of(word.begin(), word.end(), latin) ? stemmed(english.get(), word) : word;
    };
}

} // namespace talon::kiosk
