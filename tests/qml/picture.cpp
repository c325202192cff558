// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <cstdlib>
#include <zbar.h>

namespace talon::test {

namespace {

/// Of the contrast around a pixel: so much may a letter's edge differ. FreeType rounds large outlines to a thousandth of their size or
/// doesn't, depending on what it has drawn before; that is up to a third of a pixel. A shift by a whole pixel is all of the contrast.
constexpr double edgeTolerance = 0.4;

int distance(QRgb a, QRgb b)
{
    return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
}

const QRgb *line(const QImage &image, int y)
{
    return reinterpret_cast<const QRgb *>(image.constScanLine(y));
}

/// How far apart the colours of a pixel and of those around it are; 0 on even ground, where nothing excuses a difference.
int contrastAround(const QImage &image, int x, int y)
{
    int most[3] = {0, 0, 0};
    int least[3] = {255, 255, 255};
    for (int ny = std::max(0, y - 1); ny <= std::min(image.height() - 1, y + 1); ++ny) {
        for (int nx = std::max(0, x - 1); nx <= std::min(image.width() - 1, x + 1); ++nx) {
            const QRgb pixel = line(image, ny)[nx];
            const int channels[3] = {qRed(pixel), qGreen(pixel), qBlue(pixel)};
            for (int i = 0; i < 3; ++i) {
                most[i] = std::max(most[i], channels[i]);
                least[i] = std::min(least[i], channels[i]);
            }
        }
    }
    return std::max({most[0] - least[0], most[1] - least[1], most[2] - least[2]});
}

bool differs(const QImage &actual, const QImage &golden, int x, int y)
{
    const int apart = distance(line(actual, y)[x], line(golden, y)[x]);
    return apart > 0 && apart > edgeTolerance * contrastAround(golden, x, y);
}

int differing(const QImage &actual, const QImage &golden)
{
    int count = 0;
    for (int y = 0; y < golden.height(); ++y)
        for (int x = 0; x < golden.width(); ++x)
            count += differs(actual, golden, x, y) ? 1 : 0;
    return count;
}

/// What differs in red on the pale golden picture.
QImage difference(const QImage &actual, const QImage &golden)
{
    QImage result(golden.size(), QImage::Format_RGB32);
    for (int y = 0; y < golden.height(); ++y) {
        auto *out = reinterpret_cast<QRgb *>(result.scanLine(y));
        for (int x = 0; x < golden.width(); ++x) {
            const int pale = 192 + qGray(line(golden, y)[x]) / 4;
            out[x] = differs(actual, golden, x, y) ? qRgb(220, 0, 0) : qRgb(pale, pale, pale);
        }
    }
    return result;
}

QString pathOf(const QString &name)
{
    return QStringLiteral(TALON_TEST_DATA "/golden/%1.png").arg(name);
}

/// In true colour, so that what is compared is what was drawn; 0 asks for the smallest file.
bool save(const QImage &picture, const QString &path)
{
    return QDir().mkpath(QFileInfo(path).path()) && picture.save(path, "PNG", 0);
}

} // namespace

bool alike(const QImage &actual, const QImage &golden)
{
    return actual.size() == golden.size() && differing(actual, golden) == 0;
}

QImage goldenPicture(const QString &name)
{
    return QImage(pathOf(name)).convertToFormat(QImage::Format_RGB32);
}

QString compareWithGolden(const QImage &picture, const QString &name)
{
    const QImage actual = picture.convertToFormat(QImage::Format_RGB32);
    if (qEnvironmentVariableIntValue("UPDATE_GOLDEN") == 1)
        return save(actual, pathOf(name)) ? QString() : QStringLiteral("cannot write %1").arg(pathOf(name));

    const QImage golden = goldenPicture(name);
    if (alike(actual, golden))
        return {};
    const QString left = QStringLiteral(TALON_GOLDEN_LEFT "/%1").arg(name);
    if (golden.size() == actual.size())
        save(difference(actual, golden), left + QStringLiteral(".diff.png"));
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
