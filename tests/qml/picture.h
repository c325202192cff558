// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

namespace talon::test {

/// The same picture, as far as an eye can tell: of one size, the same to the last step of colour on even ground, and within a
/// part of the contrast where colours meet.
bool alike(const QImage &actual, const QImage &golden);

/// tests/data/golden/NAME.png; null when there is none.
QImage goldenPicture(const QString &name);

/// Compares a picture with tests/data/golden/NAME.png. When they are not alike, leaves
/// NAME.actual.png and NAME.diff.png in the directory `golden` of the build, and returns a sentence that names them;
/// nothing when they agree. With UPDATE_GOLDEN=1 in the environment it renews the golden picture instead.
QString compareWithGolden(const QImage &picture, const QString &name);

/// Text of the only QR code in the picture, read back by zbar; empty when there is none.
QString readCode(const QImage &picture);

} // namespace talon::test
