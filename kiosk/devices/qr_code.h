// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <optional>
#include <vector>

namespace talon::kiosk {

/// The modules of a QR code, error correction M, as small as the text allows. Screens and the receipt draw it.
class QrCode
{
public:
    /// White modules that a reader needs around the code (ISO/IEC 18004, 6.3.8); the drawer leaves them.
    static constexpr int quietZone = 4;

    /// Nothing for an empty text, or one that no code can hold (about 2,300 bytes).
    static std::optional<QrCode> encode(const QString &text);

    /// Modules on a side, without the quiet zone.
    int size() const { return m_size; }
    /// Is the module of column x and row y black? Both 0…size()-1.
    bool dark(int x, int y) const;

private:
    QrCode(int size, std::vector<bool> dark);

    int m_size;
    std::vector<bool> m_dark; ///< row by row
};

/// The code in black on white with its quiet zone, each module a square of `modulePx` pixels; a null image when the
/// text has no code.
QImage qrImage(const QString &text, int modulePx);

} // namespace talon::kiosk
