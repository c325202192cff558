// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include "core/values/language.h"
#include "core/values/result.h"

namespace talon::kiosk {

/// What the screens know of a language besides the site's own texts. It is read from a file (assets/i18n/README.md).
struct LanguageCard {
    /// Which of a word's forms stands after a number.
    enum class Plural {
        Same,   ///< always the first
        Two,    ///< the first after 1, the second after any other
        Slavic, ///< as Russian: 1 and 21, 2 to 4, 5 to 20
    };

    core::Language language;
    QString name;   ///< in the language itself: «Татарча»
    QString prompt; ///< «Телне сайлагыз»
    Qt::LayoutDirection direction = Qt::LeftToRight;
    Plural plural = Plural::Same;
    QHash<QString, QStringList> words{}; ///< by the Russian that stands in the sources; empty: its catalogue is in the program

    /// The word for the Russian `source`; null where the language lacks it. A word that the sources tell apart by a `comment` may
    /// stand as "source [comment]". `n`: the number in it, negative for none.
    QString say(const char *source, const char *comment, int n) const;
};

inline constexpr qint64 largestLanguageCard = 256 * 1024; ///< bytes of a file
inline constexpr qsizetype mostWords = 2'000;
inline constexpr qsizetype longestWord = 2'000;           ///< characters

/// The card in a file's bytes, or one sentence that says what is wrong with it.
core::Result<LanguageCard, QString> readLanguageCard(const QByteArray &json);

} // namespace talon::kiosk
