// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/qr_code.h"

#include <QPainter>
#include <algorithm>
#include <cstring>
#include <memory>
#include <qrencode.h>
#include <utility>

namespace talon::kiosk {

namespace {

constexpr auto alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
constexpr qsizetype mostCapitals = 300;

} // namespace

QrCode::QrCode(int size, std::vector<bool> dark) : m_size(size), m_dark(std::move(dark)) {}

std::optional<QrCode> QrCode::encode(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    if (bytes.isEmpty())
        return std::nullopt;
    // Capitals, figures and some signs take five and a half bits each in place of eight. The library is told so of short texts alone.
    const bool capitals = bytes.size() <= mostCapitals && std::all_of(bytes.begin(), bytes.end(), [](char c) { return c != 0 && std::strchr(alphanumeric, c) != nullptr; });
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(capitals ? QRcode_encodeString(bytes.constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1)
                                                                        : QRcode_encodeString8bit(bytes.constData(), 0, QR_ECLEVEL_M),
                                                               &QRcode_free);
    if (!code)
        return std::nullopt;
    const auto count = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    std::vector<bool> dark(count);
    for (std::size_t i = 0; i < count; ++i)
        dark[i] = (code->data[i] & 1) != 0;
    return QrCode(code->width, std::move(dark));
}

bool QrCode::dark(int x, int y) const
{
    Q_ASSERT(x >= 0 && x < m_size && y >= 0 && y < m_size);
    return m_dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_size) + static_cast<std::size_t>(x)];
}

QImage qrImage(const QString &text, int modulePx)
{
    const auto code = QrCode::encode(text);
    if (!code || modulePx < 1)
        return {};
    const int side = (code->size() + 2 * QrCode::quietZone) * modulePx;
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    for (int y = 0; y < code->size(); ++y)
        for (int x = 0; x < code->size(); ++x)
            if (code->dark(x, y))
                painter.fillRect((x + QrCode::quietZone) * modulePx, (y + QrCode::quietZone) * modulePx, modulePx,
                                 modulePx, Qt::black);
    return image;
}

} // namespace talon::kiosk
