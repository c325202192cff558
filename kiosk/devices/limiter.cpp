// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/limiter.h"

#include "kiosk/devices/sound_format.h"

#include <QtEndian>
#include <algorithm>
#include <cmath>
#include <vector>

namespace talon::kiosk {

namespace {

constexpr std::size_t ahead = soundRate / 200;
constexpr float recovery = 1.0F / (soundRate / 20); // of the gain, a sample

int sampleAt(const QByteArray &pcm, std::size_t i)
{
    return qFromLittleEndian<qint16>(pcm.constData() + static_cast<qsizetype>(i) * soundSampleBytes);
}

} // namespace

QByteArray limited(QByteArray pcm)
{
    const auto samples = static_cast<std::size_t>(pcm.size() / soundSampleBytes);
    std::vector<float> gain(samples, 1.0F);
    bool loud = false;
    for (std::size_t i = 0; i < samples; ++i) {
        const int level = std::abs(sampleAt(pcm, i));
        if (level <= loudestSample)
            continue;
        loud = true;
        const float wanted = static_cast<float>(loudestSample) / static_cast<float>(level);
        // Down in a straight line before it.
        for (std::size_t k = 0; k <= std::min(ahead, i); ++k)
            gain[i - k] = std::min(gain[i - k], wanted + (1.0F - wanted) * static_cast<float>(k) / static_cast<float>(ahead));
    }
    if (!loud)
        return pcm;
    float now = 1.0F;
    for (std::size_t i = 0; i < samples; ++i) {
        now = std::min(gain[i], now + recovery);
        // Towards nothing, so that rounding never makes it louder.
        qToLittleEndian(static_cast<qint16>(std::trunc(static_cast<float>(sampleAt(pcm, i)) * now)), pcm.data() + static_cast<qsizetype>(i) * soundSampleBytes);
    }
    return pcm;
}

QByteArray atVolume(QByteArray pcm, int volume)
{
    if (volume >= 100)
        return pcm;
    const double part = std::max(0, volume) / 100.0;
    const double gain = part * part;
    for (qsizetype i = 0; i + 1 < pcm.size(); i += soundSampleBytes) {
        char *sample = pcm.data() + i;
        qToLittleEndian(static_cast<qint16>(std::lround(qFromLittleEndian<qint16>(sample) * gain)), sample);
    }
    return pcm;
}

} // namespace talon::kiosk
