// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <QByteArray>
#include <QString>

namespace talon::kiosk {

enum class WavFault { unreadable, not_wav, wrong_format, too_long, empty };

/// The samples of a WAV file (48 kHz, 16 bit, mono, PCM) that lasts at most `longest` milliseconds.
core::Result<QByteArray, WavFault> readWav(const QString &path, int longest);

/// What is wrong with the file, to be put after its name: "is not 48 kHz, 16 bit, mono".
QString faultText(WavFault fault);

/// A whole WAV file around samples.
QByteArray wavBytes(const QByteArray &pcm);

} // namespace talon::kiosk
