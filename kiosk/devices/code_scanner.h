// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace talon::kiosk {

/// Reads codes that somebody holds before it. A fake of this class stands in tests.
class CodeScanner : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    /// All that one code holds, without what the scanner puts around it; 1…256 characters.
    void scanned(const QString &text);
};

} // namespace talon::kiosk
