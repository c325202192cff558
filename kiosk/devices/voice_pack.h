// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/announce/grammar.h"
#include "core/values/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <map>

namespace talon::kiosk {

/// Why a folder is no voice pack, in one sentence for the specialist who put it there.
struct VoicePackFault {
    QString sentence;
};

/// The spoken fragments of one voice, read whole into memory and checked (assets/voice/README.md tells the format).
class VoicePack
{
public:
    static constexpr int format = 1;
    static constexpr int longestFragment = 5'000; ///< ms
    static constexpr int mostFragments = 400;     ///< a language
    static constexpr qint64 largestManifest = 1024 * 1024;
    static constexpr qint64 largestGrammar = 64 * 1024;
    static constexpr qint64 largestPack = 64 * 1024 * 1024;
    /// Fragments that begin or end louder than this (of 32767) are faded there, so that they cannot click.
    static constexpr int quietEdge = 64;
    static constexpr int edgeFade = 3; ///< ms

    /// Russian must be there. A language is its fragments and its grammar, the file `grammar` in the folder of its tag; Russian and English have
    /// one built in. Of each language every fragment that calls need must be there.
    static core::Result<VoicePack, VoicePackFault> load(const QString &folder);

    const QString &voice() const { return m_voice; }
    bool speaks(core::Language language) const { return m_languages.contains(language); }
    /// The language in which somebody who reads `language` is spoken to: itself or a broader one ("tt-RU" → "tt"), where the pack speaks it.
    std::optional<core::Language> tongueOf(core::Language language) const;
    const core::Grammar *grammar(core::Language language) const;
    bool has(core::Language language, const QString &id) const;
    /// The samples of a fragment; empty when the pack has none of that name.
    QByteArray fragment(core::Language language, const QString &id) const;
    QList<QString> fragments(core::Language language) const;

private:
    using Fragments = QHash<QString, QByteArray>;

    QString m_voice;
    std::map<core::Language, Fragments> m_languages;
    std::map<core::Language, core::Grammar> m_grammars;
};

} // namespace talon::kiosk
