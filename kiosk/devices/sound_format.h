// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace talon::kiosk {

/// All sound here is 48 kHz, signed 16 bit little endian, mono, in plain byte arrays.
inline constexpr int soundRate = 48'000;
inline constexpr int soundSampleBytes = 2;

/// So many bytes of sound last that long.
constexpr qsizetype soundBytes(int milliseconds)
{
    return qsizetype{soundRate / 1000} * milliseconds * soundSampleBytes;
}

inline QByteArray silence(int milliseconds)
{
    return QByteArray(soundBytes(milliseconds), '\0');
}

} // namespace talon::kiosk
