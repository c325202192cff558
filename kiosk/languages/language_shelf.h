// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/languages/language_card.h"

#include <map>

namespace talon::kiosk {

/// The cards of all languages that this terminal can show.
class LanguageShelf
{
public:
    static constexpr qsizetype mostCards = 64; ///< that are read from one folder

    /// Those that are in the program.
    LanguageShelf();

    /// Adds the cards of a folder, its files *.json; one of a language that is there already takes its place. Gives a sentence
    /// for each file that is not usable, and for a folder that has none.
    QStringList add(const QString &folder);

    /// The card of the language, or of a broader one ("tt-RU" → "tt"); none when there is neither.
    const LanguageCard *find(core::Language language) const;
    /// How the language calls itself; its tag when nothing is known of it.
    QString name(core::Language language) const;

private:
    std::map<core::Language, LanguageCard> m_cards;
};

} // namespace talon::kiosk
