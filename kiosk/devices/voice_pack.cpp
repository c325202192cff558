// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/voice_pack.h"

#include "core/announce/phrase.h"
#include "kiosk/devices/sound_format.h"
#include "kiosk/devices/wav_file.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>
#include <cstdlib>

namespace talon::kiosk {

namespace {

using core::Failure;
using core::Language;
using Refusal = Failure<VoicePackFault>;

Refusal refuse(const QString &sentence)
{
    return Refusal{VoicePackFault{sentence}};
}

core::Result<QJsonObject, VoicePackFault> readManifest(const QString &folder)
{
    QFile file{QDir{folder}.filePath(QStringLiteral("manifest.json"))};
    if (!file.open(QIODevice::ReadOnly))
        return refuse(QStringLiteral("There is no voice pack in %1: manifest.json cannot be read.").arg(folder));
    if (file.size() > VoicePack::largestManifest)
        return refuse(QStringLiteral("%1 is larger than 1 MiB.").arg(file.fileName()));
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject())
        return refuse(QStringLiteral("%1 is not a JSON object (%2).").arg(file.fileName(), error.errorString()));
    const QJsonObject manifest = document.object();
    if (manifest[QLatin1String("format")].toInt() != VoicePack::format)
        return refuse(QStringLiteral("%1 is not of format %2.").arg(file.fileName()).arg(VoicePack::format));
    if (manifest[QLatin1String("rate")].toInt() != soundRate)
        return refuse(QStringLiteral("%1 is not for 48000 Hz.").arg(file.fileName()));
    return manifest;
}

/// A name inside the pack's folder, without a way out of it.
bool isInside(const QString &name)
{
    return !name.isEmpty() && QDir::isRelativePath(name) && !name.contains(QLatin1Char('\\'))
           && QDir::cleanPath(name) == name && !name.startsWith(QLatin1String(".."));
}

/// The pack's own grammar of a language, or the built-in one.
core::Result<core::Grammar, VoicePackFault> readGrammar(const QString &folder, Language language)
{
    const QString tag = QString::fromStdString(language.tag());
    QFile file{QDir{folder}.filePath(tag + QStringLiteral("/grammar"))};
    if (!file.exists()) {
        if (const core::Grammar *known = core::built_in_grammar(language))
            return *known;
        return refuse(QStringLiteral("The voice pack in %1 speaks “%2” and has no grammar for it: %3 is missing.").arg(folder, tag, file.fileName()));
    }
    if (!file.open(QIODevice::ReadOnly) || file.size() > VoicePack::largestGrammar)
        return refuse(QStringLiteral("%1 cannot be read, or is larger than 64 KiB.").arg(file.fileName()));
    auto grammar = core::parse_grammar(file.readAll().toStdString());
    if (!grammar)
        return refuse(QStringLiteral("%1: %2").arg(file.fileName(), QString::fromStdString(grammar.error())));
    if (grammar->language != language)
        return refuse(QStringLiteral("%1 is the grammar of another language.").arg(file.fileName()));
    return std::move(*grammar);
}

QStringList missing(const QStringList &present, const core::Grammar &grammar)
{
    QStringList result;
    for (const std::string &id : core::required_fragments(grammar)) {
        if (!present.contains(QString::fromStdString(id)))
            result.append(QString::fromStdString(id));
    }
    return result;
}

qint16 sampleAt(const QByteArray &pcm, qsizetype index)
{
    return qFromLittleEndian<qint16>(pcm.constData() + index * soundSampleBytes);
}

void scaleAt(QByteArray &pcm, qsizetype index, qsizetype part, qsizetype whole)
{
    const auto scaled = static_cast<qint16>(sampleAt(pcm, index) * part / whole);
    qToLittleEndian(scaled, pcm.data() + index * soundSampleBytes);
}

/// A recorded fragment may start or stop in the middle of a sound; a short fade keeps it from clicking.
QByteArray withQuietEdges(QByteArray pcm)
{
    const qsizetype samples = pcm.size() / soundSampleBytes;
    const qsizetype length = std::min<qsizetype>(soundBytes(VoicePack::edgeFade) / soundSampleBytes, samples / 2);
    if (std::abs(sampleAt(pcm, 0)) > VoicePack::quietEdge) {
        for (qsizetype i = 0; i < length; ++i)
            scaleAt(pcm, i, i, length);
    }
    if (std::abs(sampleAt(pcm, samples - 1)) > VoicePack::quietEdge) {
        for (qsizetype i = 0; i < length; ++i)
            scaleAt(pcm, samples - 1 - i, i, length);
    }
    return pcm;
}

} // namespace

core::Result<VoicePack, VoicePackFault> VoicePack::load(const QString &folder)
{
    const auto manifest = readManifest(folder);
    if (!manifest)
        return Failure{manifest.error()};
    VoicePack pack;
    pack.m_voice = (*manifest)[QLatin1String("voice")].toString();
    qint64 bytes = 0;
    const QJsonObject all = (*manifest)[QLatin1String("languages")].toObject();
    if (!all.contains(QLatin1String("ru")))
        return refuse(QStringLiteral("The voice pack in %1 lacks fragments for “ru”: it speaks no Russian.").arg(folder));
    if (all.size() > qsizetype{core::max_languages})
        return refuse(QStringLiteral("The voice pack in %1 speaks more than %2 languages.").arg(folder).arg(core::max_languages));
    for (auto each = all.begin(); each != all.end(); ++each) {
        const QString name = each.key();
        const auto parsed = Language::parse(name.toStdString());
        if (!parsed || parsed->tag() != name.toStdString())
            return refuse(QStringLiteral("“%1” in the voice pack in %2 is no language's tag.").arg(name, folder));
        const Language language = *parsed;
        const QJsonObject entries = each.value()[QLatin1String("fragments")].toObject();
        if (entries.isEmpty() && language != Language::ru)
            continue;
        if (entries.size() > mostFragments)
            return refuse(QStringLiteral("The voice pack in %1 names more than %2 fragments for “%3”.").arg(folder).arg(mostFragments).arg(name));
        auto grammar = readGrammar(folder, language);
        if (!grammar)
            return Failure{grammar.error()};
        if (const QStringList gone = missing(entries.keys(), *grammar); !gone.isEmpty())
            return refuse(QStringLiteral("The voice pack in %1 lacks fragments for “%2”: %3.").arg(folder, name, gone.join(QStringLiteral(", "))));
        pack.m_grammars[language] = std::move(*grammar);
        Fragments &fragments = pack.m_languages[language];
        for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
            const QString file = entry.value()[QLatin1String("file")].toString();
            if (!isInside(file))
                return refuse(QStringLiteral("The voice pack in %1 names no file of its own for fragment “%2”.")
                                  .arg(folder, entry.key()));
            const auto pcm = readWav(QDir{folder}.filePath(file), longestFragment);
            if (!pcm)
                return refuse(QStringLiteral("Fragment “%1”, file %2 of the voice pack in %3, %4.")
                                  .arg(entry.key(), file, folder, faultText(pcm.error())));
            bytes += pcm->size();
            if (bytes > largestPack)
                return refuse(QStringLiteral("The voice pack in %1 is larger than 64 MiB.").arg(folder));
            fragments.insert(entry.key(), withQuietEdges(*pcm));
        }
    }
    return pack;
}

std::optional<Language> VoicePack::tongueOf(Language language) const
{
    for (std::optional<Language> tongue = language; tongue; tongue = tongue->broader())
        if (speaks(*tongue))
            return tongue;
    return std::nullopt;
}

const core::Grammar *VoicePack::grammar(Language language) const
{
    const auto found = m_grammars.find(language);
    return found == m_grammars.end() ? nullptr : &found->second;
}

bool VoicePack::has(Language language, const QString &id) const
{
    const auto found = m_languages.find(language);
    return found != m_languages.end() && found->second.contains(id);
}

QByteArray VoicePack::fragment(Language language, const QString &id) const
{
    const auto found = m_languages.find(language);
    return found == m_languages.end() ? QByteArray{} : found->second.value(id);
}

QList<QString> VoicePack::fragments(Language language) const
{
    const auto found = m_languages.find(language);
    return found == m_languages.end() ? QList<QString>{} : found->second.keys();
}

} // namespace talon::kiosk
