// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace talon::kiosk {

/// The same speech (sound_format.h) at `percent` of its pace, 100…200, at its own pitch: short pieces are laid over one another where
/// they fit best (WSOLA). At 100, and of sounds too short for two pieces, what was given.
QByteArray faster(const QByteArray &pcm, int percent);

} // namespace talon::kiosk
