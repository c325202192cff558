// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/text.h"

#include <QByteArray>
#include <string>
#include <vector>

namespace talon::kiosk {

class VoicePack;

/// The pauses of speech, in milliseconds of exact silence between fragments.
struct Pauses {
    static constexpr int afterChime = 150;
    static constexpr int afterTicket = 60;
    static constexpr int afterLetter = 80;
    static constexpr int insideNumber = 30;
    static constexpr int atComma = 260;     ///< before «пройдите»
    static constexpr int beforeWindow = 40; ///< between «номер» and the window's number
    static constexpr int betweenLanguages = 700;
};

/// The fragments one after another with their pauses, sample by sample. The fragment before "window" is taken in its
/// ".comma" variant where the pack has one. Empty when the pack lacks a fragment.
QByteArray splice(const VoicePack &pack, const std::vector<std::string> &ids, core::Language language);

} // namespace talon::kiosk
