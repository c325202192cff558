// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/shared/fonts.h"

#include <QFont>
#include <QFontDatabase>
#include <QGuiApplication>

namespace talon::kiosk {

std::optional<QString> requireFonts()
{
    const QString family = QString::fromLatin1(fontFamily);
    if (!QFontDatabase::hasFamily(family))
        return QStringLiteral("the font %1 is not installed (Debian package fonts-paratype)").arg(family);
    QGuiApplication::setFont(QFont(family));
    return std::nullopt;
}

} // namespace talon::kiosk
