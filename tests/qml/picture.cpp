// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <cstdlib>
#include <zbar.h>

namespace talon::test {

namespace {

/// Of a channel, 0…255: a hair of a letter drawn by another patch level of FreeType, and the rounding of small().
constexpr int tolerance = 16;

int distance(QRgb a, QRgb b)
{
    return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
}

const QRgb *line(const QImage &image, int y)
{
    return reinterpret_cast<const QRgb *>(image.constScanLine(y));
}

/// What differs in red on the pale golden picture; counts it.
QImage difference(const QImage &actual, const QImage &golden, int *differing)
{
    QImage result(golden.size(), QImage::Format_RGB32);
    for (int y = 0; y < golden.height(); ++y) {
        auto *out = reinterpret_cast<QRgb *>(result.scanLine(y));
        for (int x = 0; x < golden.width(); ++x) {
            const bool differs = distance(line(actual, y)[x], line(golden, y)[x]) > tolerance;
            *differing += differs ? 1 : 0;
            const int pale = 192 + qGray(line(golden, y)[x]) / 4;
            out[x] = differs ? qRgb(220, 0, 0) : qRgb(pale, pale, pale);
        }
    }
    return result;
}

/// The picture in steps of four, for a smaller file; the eye sees no difference.
QImage small(QImage picture)
{
    const auto step = [](int channel) { return std::min(255, (channel + 2) / 4 * 4); };
    for (int y = 0; y < picture.height(); ++y) {
        auto *pixels = reinterpret_cast<QRgb *>(picture.scanLine(y));
        for (int x = 0; x < picture.width(); ++x)
            pixels[x] = qRgb(step(qRed(pixels[x])), step(qGreen(pixels[x])), step(qBlue(pixels[x])));
    }
    return picture;
}

bool save(const QImage &picture, const QString &path)
{
    return QDir().mkpath(QFileInfo(path).path()) && picture.save(path, "PNG", 0);
}

} // namespace

QString compareWithGolden(const QImage &picture, const QString &name)
{
    const QString goldenPath = QStringLiteral(TALON_TEST_DATA "/golden/%1.png").arg(name);
    const QImage actual = picture.convertToFormat(QImage::Format_RGB32);
    if (qEnvironmentVariableIntValue("UPDATE_GOLDEN") == 1)
        return save(small(actual), goldenPath) ? QString() : QStringLiteral("cannot write %1").arg(goldenPath);

    const QString left = QStringLiteral(TALON_GOLDEN_LEFT "/%1").arg(name);
    const QImage golden = QImage(goldenPath).convertToFormat(QImage::Format_RGB32);
    if (golden.size() == actual.size()) {
        int differing = 0;
        const QImage diff = difference(actual, golden, &differing);
        if (differing == 0)
            return {};
        save(diff, left + QStringLiteral(".diff.png"));
    }
    save(actual, left + QStringLiteral(".actual.png"));
    return QStringLiteral("%1 differs from its golden picture: see %2.*.png; UPDATE_GOLDEN=1 renews it").arg(name, left);
}

QString readCode(const QImage &picture)
{
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    QByteArray pixels;
    for (int y = 0; y < grey.height(); ++y)
        pixels.append(reinterpret_cast<const char *>(grey.constScanLine(y)), grey.width());
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    zbar::Image image(unsigned(grey.width()), unsigned(grey.height()), "Y800", pixels.constData(),
                      static_cast<unsigned long>(pixels.size()));
    if (scanner.scan(image) != 1)
        return {};
    return QString::fromStdString(image.symbol_begin()->get_data());
}

} // namespace talon::test
