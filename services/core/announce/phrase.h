// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/announce/numeral.h"
#include "core/site/site.h"
#include "core/values/number.h"

#include <string>
#include <vector>

namespace talon::core {

/// A phrase to be spoken, as ids of a voice pack's fragments in order, without the chime:
/// "ticket", "letter.a", "number.20", "number.3", "window", "final.5". Numbers are spoken as cardinals in the nominative,
/// as they are after «талон» and «номер» («Талон А двадцать три, пройдите к окну номер пять»). "final.N" carries the
/// falling tone at the end: of a compound number it is the last word only (21 = "number.20", "final.1"). The prefix of
/// a kiosk's own number stands before the letter as a cardinal too («Талон два А семь», "ticket", "number.2", "letter.a",
/// "number.7"). `window` is 1…99, number and prefix 1…999 (no prefix: 0); anything else gives an empty phrase.
std::vector<std::string> phrase(const TicketNumber &number, WindowNumber window, Language language);

/// The same phrase in writing, for subtitles, logs and tests: «Талон А двадцать три, пройдите к окну номер пять».
std::string phrase_text(const TicketNumber &number, WindowNumber window, Language language);

/// Every fragment id a voice pack must have for the language, each once; phrase() uses no other and all of these.
std::vector<std::string> required_fragments(Language language);

} // namespace talon::core
