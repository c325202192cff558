// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/tempo.h"

#include "kiosk/devices/sound_format.h"

#include <QtEndian>
#include <algorithm>
#include <cmath>
#include <vector>

namespace talon::kiosk {

namespace {

// A piece holds two periods of the deepest voice; so far around its place one is looked for that goes on like the last.
constexpr qsizetype hop = soundRate / 100;
constexpr qsizetype piece = 2 * hop;
constexpr qsizetype reach = soundRate / 125;
constexpr qsizetype coarse = 6; ///< every so many samples are compared, at every so many places

std::vector<float> samplesOf(const QByteArray &pcm)
{
    std::vector<float> samples(static_cast<std::size_t>(pcm.size() / soundSampleBytes));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = qFromLittleEndian<qint16>(pcm.constData() + i * soundSampleBytes);
    return samples;
}

/// How alike the pieces at the two places are, −1…1.
float likeness(const std::vector<float> &samples, qsizetype a, qsizetype b)
{
    float product = 0;
    float energy = 1;
    for (qsizetype i = 0; i < piece; i += coarse) {
        const float other = samples[static_cast<std::size_t>(b + i)];
        product += samples[static_cast<std::size_t>(a + i)] * other;
        energy += other * other;
    }
    return product / std::sqrt(energy);
}

qsizetype bestPlace(const std::vector<float> &samples, qsizetype goesOn, qsizetype wanted)
{
    const qsizetype last = std::ssize(samples) - piece;
    qsizetype best = std::clamp<qsizetype>(wanted, 0, last);
    if (goesOn > last)
        return best;
    float most = likeness(samples, goesOn, best);
    for (qsizetype at = std::max<qsizetype>(0, wanted - reach); at <= std::min(last, wanted + reach); at += coarse) {
        if (const float like = likeness(samples, goesOn, at); like > most) {
            most = like;
            best = at;
        }
    }
    return best;
}

} // namespace

QByteArray faster(const QByteArray &pcm, int percent)
{
    const std::vector<float> samples = samplesOf(pcm);
    if (percent <= 100 || std::ssize(samples) < 2 * piece)
        return pcm;
    const qsizetype length = std::ssize(samples) * 100 / std::min(percent, 200);
    std::vector<float> out(static_cast<std::size_t>(length + piece));
    std::vector<float> window(static_cast<std::size_t>(piece));
    for (std::size_t i = 0; i < window.size(); ++i)
        window[i] = 0.5F - 0.5F * std::cos(2 * static_cast<float>(M_PI) * (static_cast<float>(i) + 0.5F) / static_cast<float>(piece));
    qsizetype from = 0;
    for (qsizetype to = 0; to < length; to += hop) {
        if (to > 0)
            from = bestPlace(samples, from + hop, to * std::min(percent, 200) / 100);
        for (qsizetype i = 0; i < piece; ++i) {
            const bool head = to == 0 && i < hop; // nothing lies under it
            out[static_cast<std::size_t>(to + i)] += samples[static_cast<std::size_t>(from + i)] * (head ? 1 : window[static_cast<std::size_t>(i)]);
        }
    }
    QByteArray result(length * soundSampleBytes, Qt::Uninitialized);
    for (qsizetype i = 0; i < length; ++i) {
        // A fragment ends in silence, and so does what is made of it, wherever the last piece came from.
        const float left = std::min(1.0F, static_cast<float>(length - 1 - i) / static_cast<float>(hop / 2));
        const float value = std::clamp(out[static_cast<std::size_t>(i)] * left, -32767.0F, 32767.0F);
        qToLittleEndian(static_cast<qint16>(std::lround(value)), result.data() + i * soundSampleBytes);
    }
    return result;
}

} // namespace talon::kiosk
