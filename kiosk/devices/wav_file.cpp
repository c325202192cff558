// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/wav_file.h"

#include "kiosk/devices/sound_format.h"

#include <QFile>
#include <QtEndian>

namespace talon::kiosk {

namespace {

using core::Failure;

constexpr qsizetype riffHeader = 12;
constexpr qsizetype chunkHeader = 8;
constexpr quint32 formatBytes = 16;
constexpr quint16 formatPcm = 1;
// Room for what programs put around the samples: names, dates, cue points.
constexpr qint64 otherChunks = 64 * 1024;

template<class Number>
Number numberAt(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<Number>(bytes.constData() + at);
}

bool isOurFormat(const QByteArray &bytes, qsizetype at)
{
    return numberAt<quint16>(bytes, at) == formatPcm && numberAt<quint16>(bytes, at + 2) == 1
           && numberAt<quint32>(bytes, at + 4) == quint32{soundRate}
           && numberAt<quint16>(bytes, at + 14) == 8 * soundSampleBytes;
}

template<class Number>
void append(QByteArray &bytes, Number number)
{
    char raw[sizeof(Number)];
    qToLittleEndian(number, raw);
    bytes.append(raw, sizeof raw);
}

} // namespace

core::Result<QByteArray, WavFault> readWav(const QString &path, int longest)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly) || file.isSequential())
        return Failure{WavFault::unreadable};
    if (file.size() > soundBytes(longest) + otherChunks)
        return Failure{WavFault::too_long};
    const QByteArray bytes = file.readAll();
    if (bytes.size() < riffHeader || !bytes.startsWith("RIFF") || bytes.mid(8, 4) != "WAVE")
        return Failure{WavFault::not_wav};

    bool formatSeen = false;
    // Each round passes a chunk header, so the file's size bounds the loop.
    for (qsizetype at = riffHeader; at + chunkHeader <= bytes.size();) {
        const QByteArray name = bytes.mid(at, 4);
        const auto size = qsizetype{numberAt<quint32>(bytes, at + 4)};
        at += chunkHeader;
        if (size > bytes.size() - at)
            return Failure{WavFault::not_wav};
        if (name == "fmt ") {
            if (size < qsizetype{formatBytes} || !isOurFormat(bytes, at))
                return Failure{WavFault::wrong_format};
            formatSeen = true;
        } else if (name == "data") {
            if (!formatSeen || size % soundSampleBytes != 0)
                return Failure{WavFault::not_wav};
            if (size == 0)
                return Failure{WavFault::empty};
            if (size > soundBytes(longest))
                return Failure{WavFault::too_long};
            return bytes.mid(at, size);
        }
        at += size + size % 2;
    }
    return Failure{WavFault::not_wav};
}

QString faultText(WavFault fault)
{
    switch (fault) {
    case WavFault::unreadable:
        return QStringLiteral("cannot be read");
    case WavFault::not_wav:
        return QStringLiteral("is not a whole WAV file");
    case WavFault::wrong_format:
        return QStringLiteral("is not 48 kHz, 16 bit, mono");
    case WavFault::too_long:
        return QStringLiteral("is too long");
    case WavFault::empty:
        return QStringLiteral("has no sound in it");
    }
    return {};
}

QByteArray wavBytes(const QByteArray &pcm)
{
    QByteArray bytes{"RIFF"};
    append(bytes, static_cast<quint32>(pcm.size() + 36));
    bytes.append("WAVEfmt ");
    append(bytes, formatBytes);
    append(bytes, formatPcm);
    append(bytes, quint16{1});
    append(bytes, quint32{soundRate});
    append(bytes, quint32{soundRate * soundSampleBytes});
    append(bytes, quint16{soundSampleBytes});
    append(bytes, quint16{8 * soundSampleBytes});
    bytes.append("data");
    append(bytes, static_cast<quint32>(pcm.size()));
    return bytes + pcm;
}

} // namespace talon::kiosk
