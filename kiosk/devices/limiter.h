// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace talon::kiosk {

/// No sample of a limited sound is louder: −1 dB of full scale.
inline constexpr int loudestSample = 29'204;

/// The same sound (sound_format.h), turned down smoothly around what is too loud, 5 ms before it and 50 ms behind it; what is not too
/// loud is as it was.
QByteArray limited(QByteArray pcm);

/// The same sound at so many per cent of its loudness as it is felt, 0…100: 6 dB less at 71, 12 dB less at 50, nothing at 0. At 100 it is bit by bit
/// what it was: a volume never makes it louder.
QByteArray atVolume(QByteArray pcm, int volume);

} // namespace talon::kiosk
