// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/announce/numeral.h"
#include "core/values/language.h"
#include "core/values/result.h"

#include <optional>

namespace talon::core {

/// What stands behind a piece of a phrase.
enum class Stop : std::uint8_t {
    none,
    slight, ///< ";": the sentence goes on at once
    comma,  ///< "," or ":"
    end,    ///< "."
};

/// A word of the voice, or a number.
struct Piece {
    std::string name; ///< of the word, or of the number: "ticket", "window", "minutes"
    bool number = false;
    Gender gender = Gender::masculine;
    Case in = Case::nominative;
    Stop stop = Stop::none;
};

using PhraseTemplate = std::vector<Piece>;

/// How one language says what a hall has to say. assets/voice/README.md tells the file.
struct Grammar {
    Language language;
    Numerals numerals;
    bool latin_letters = false;               ///< of ticket numbers, in writing
    std::map<std::string, std::string> words; ///< name → as it is written
    std::map<std::string, PhraseTemplate> phrases;
};

/// Phrases that every grammar has; further ones may be left out.
inline constexpr std::array required_phrases{"call"};

/// Reads a grammar file, at most 64 KiB. The error is one sentence that names the line.
Result<Grammar, std::string> parse_grammar(std::string_view text);

/// The grammar that Talon brings along for Russian or English; nothing for another language.
const Grammar *built_in_grammar(Language language);

} // namespace talon::core
