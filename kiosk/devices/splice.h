// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/announce/phrase.h"

#include <QByteArray>

namespace talon::kiosk {

class VoicePack;

/// The pauses of speech, in milliseconds of exact silence.
struct Pauses {
    static constexpr int afterChime = 150;
    static constexpr int afterLetter = 60;
    static constexpr int betweenWords = 45;
    static constexpr int slight = 110;         ///< before «окно», in few words
    static constexpr int atComma = 260;        ///< before «пройдите»
    static constexpr int betweenLanguages = 700;
    static constexpr int betweenNumbers = 170; ///< of a roll
    static constexpr int betweenBrief = 260;   ///< between calls in few words
    static constexpr int betweenCalls = 600;
    /// Words of one number run into each other: the end of one is heard under the beginning of the next.
    static constexpr int overlap = 15;
};

/// The fragments one after another with their pauses, sample by sample; the words of one number laid over each other. No peak above
/// −1 dB (limiter.h). Empty when the pack lacks a fragment.
QByteArray splice(const VoicePack &pack, const std::vector<core::Fragment> &fragments, core::Language language);

/// A phrase of the language's grammar as the pack says it; empty when it can't be said.
QByteArray phraseSound(const VoicePack &pack, core::Language language, const std::string &phrase, const core::PhraseValues &values);

} // namespace talon::kiosk
