// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace talon::kiosk {

/// No sample of a limited sound is louder: −1 dB of full scale.
inline constexpr int loudestSample = 29'204;

/// The same sound (sound_format.h), turned down smoothly around what is too loud, 5 ms before it and 50 ms behind it; what is not too
/// loud is as it was.
QByteArray limited(QByteArray pcm);

} // namespace talon::kiosk
