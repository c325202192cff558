// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace talon::kiosk {

/// What a small file ends with, so that a damaged one is known: CRC-16 of the text before it, in hexadecimal.
inline QByteArray checksum(const QByteArray &text)
{
    return QByteArray::number(qChecksum(text), 16);
}

} // namespace talon::kiosk
