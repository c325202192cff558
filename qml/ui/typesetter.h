// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QObject>
#include <qqmlregistration.h>

namespace talon::ui {

/// Sets lines as a compositor would.
class Typesetter : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    using QObject::QObject;

    /// The least width, in whole pixels, in which the text takes no more lines than in `width`: lines of about one length,
    /// and no word alone in the last one. `width` itself for a text of one line.
    Q_INVOKABLE static int balancedWidth(const QString &text, const QFont &font, int width);
};

} // namespace talon::ui
