// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/announce/grammar.h"
#include "core/site/site.h"
#include "core/values/number.h"

#include <functional>
#include <string>
#include <vector>

namespace talon::core {

/// What is heard behind a fragment: nothing (words of one number), a letter's or a word's small pause, or what the sentence asks for.
enum class Pause : std::uint8_t { joined, letter, word, slight, comma, end };

/// One of a voice pack's sounds, and the pause behind it.
struct Fragment {
    std::string id; ///< "ticket", "letter.a", "number.20", "number.23", "final.5"; assets/voice/README.md tells them
    Pause after = Pause::word;
    bool operator==(const Fragment &) const = default;
};

struct PhraseValues {
    TicketNumber ticket{};
    WindowNumber window = 1;            ///< 1…99
    std::map<std::string, int> numbers{}; ///< of further slots, 0…greatest_cardinal
};

/// Whether the voice has a fragment.
using HasFragment = std::function<bool(const std::string &)>;

/// A phrase of the grammar as the voice's fragments in order, the longest that it has: «двадцать три» as one, or "number.20",
/// "number.3". The melody follows the place: "final.N" before the end of a sentence; before a comma "number.N.comma", or "number.N", which for
/// 1…19 and for numbers in one piece rises; else "number.N.middle", or "number.N". A form other than the masculine nominative has its own
/// fragment where it sounds different: "number.2.f", "number.5.genitive". Empty when the grammar has no such phrase, a value is outside its
/// range, or the voice lacks a word: then another form has to do.
std::vector<Fragment> speak(const Grammar &grammar, const std::string &phrase, const PhraseValues &values, const HasFragment &has);

/// The same in writing, for subtitles, logs and tests: «Талон А двадцать три, пройдите к окну номер пять». Empty as above.
std::string write(const Grammar &grammar, const std::string &phrase, const PhraseValues &values);

/// Every fragment id that a voice must have to say all calls of all tickets and windows, each once.
std::vector<std::string> required_fragments(const Grammar &grammar);
/// The words of all other phrases: a voice without them says the ordinary call.
std::vector<std::string> optional_words(const Grammar &grammar);

} // namespace talon::core
