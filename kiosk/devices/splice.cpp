// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/splice.h"

#include "kiosk/devices/limiter.h"
#include "kiosk/devices/sound_format.h"
#include "kiosk/devices/voice_pack.h"

#include <QtEndian>
#include <algorithm>

namespace talon::kiosk {

namespace {

int milliseconds(core::Pause pause)
{
    switch (pause) {
    case core::Pause::letter: return Pauses::afterLetter;
    case core::Pause::word: return Pauses::betweenWords;
    case core::Pause::slight: return Pauses::slight;
    case core::Pause::comma: return Pauses::atComma;
    case core::Pause::end:
    case core::Pause::joined: break;
    }
    return 0;
}

/// The beginning of the next sound under the end of what there is. Both are faded, so that they add up without a click.
void overlap(QByteArray &sound, const QByteArray &next)
{
    const qsizetype shared = std::min({soundBytes(Pauses::overlap), sound.size(), next.size()});
    const qsizetype at = sound.size() - shared;
    for (qsizetype i = 0; i < shared; i += soundSampleBytes) {
        const int sum = qFromLittleEndian<qint16>(sound.constData() + at + i) + qFromLittleEndian<qint16>(next.constData() + i);
        qToLittleEndian(static_cast<qint16>(std::clamp(sum, -32'767, 32'767)), sound.data() + at + i);
    }
    sound += next.mid(shared);
}

} // namespace

QByteArray splice(const VoicePack &pack, const std::vector<core::Fragment> &fragments, core::Language language)
{
    QByteArray sound;
    core::Pause before = core::Pause::end;
    for (const core::Fragment &each : fragments) {
        const QByteArray pcm = pack.fragment(language, QString::fromStdString(each.id));
        if (pcm.isEmpty())
            return {};
        if (before == core::Pause::joined) {
            overlap(sound, pcm);
        } else {
            if (!sound.isEmpty())
                sound += silence(milliseconds(before));
            sound += pcm;
        }
        before = each.after;
    }
    return limited(std::move(sound));
}

QByteArray phraseSound(const VoicePack &pack, core::Language language, const std::string &phrase, const core::PhraseValues &values)
{
    const core::Grammar *grammar = pack.grammar(language);
    if (!grammar)
        return {};
    return splice(pack, core::speak(*grammar, phrase, values, [&](const std::string &id) { return pack.has(language, QString::fromStdString(id)); }),
                  language);
}

} // namespace talon::kiosk
