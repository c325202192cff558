// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>

namespace talon::kiosk {

/// The characters of a device's code: its secret, and behind it the fingerprint of its server's key where that speaks TLS.
inline constexpr int codeSecretSize = 8;
inline constexpr int codeFingerprintSize = 12;
/// Those of Crockford's base 32, none of which looks like another.
inline constexpr char codeAlphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What somebody means who types a character of a code: its capital, and for O, I and L the figures that they look like.
inline QChar meantInCode(QChar typed)
{
    const QChar upper = typed.toUpper();
    if (upper == QLatin1Char('O'))
        return QLatin1Char('0');
    return upper == QLatin1Char('I') || upper == QLatin1Char('L') ? QLatin1Char('1') : upper;
}

} // namespace talon::kiosk
