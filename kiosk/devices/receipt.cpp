// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/receipt.h"

#include "kiosk/devices/qr_code.h"

#include <QBuffer>
#include <QFont>
#include <QFontMetricsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <cmath>

namespace talon::kiosk {

namespace {

/// The resolution of common receipt printers, so that lines and modules fall on whole dots.
constexpr int dotsPerInch = 203;
/// Receipt printers cannot print on the outermost millimetres of the roll.
constexpr double marginMm = 4.0;
constexpr double codeMm = 38.0;

double dots(double mm)
{
    return mm * dotsPerInch / 25.4;
}

/// Lays the receipt out from top to bottom; without a painter it only measures.
class Layout
{
public:
    Layout(QPaintDevice *device, QPainter *painter) : m_device(device), m_painter(painter) {}

    double bottom() const { return m_y; }
    void space(double mm) { m_y += dots(mm); }

    void text(const QString &text, double mm, QFont::Weight weight)
    {
        if (text.isEmpty())
            return;
        QFont font(QStringLiteral("PT Sans"));
        font.setPixelSize(static_cast<int>(std::lround(dots(mm))));
        font.setWeight(weight);
        const QFontMetricsF metrics(font, m_device);
        const double width = dots(receiptWidthMm - 2 * marginMm);
        const QRectF room(dots(marginMm), m_y, width, dots(200));
        const int flags = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;
        const QRectF needed = metrics.boundingRect(room, flags, text);
        if (m_painter) {
            m_painter->setFont(font);
            m_painter->drawText(QRectF(room.x(), m_y, width, needed.height()), flags, text);
        }
        m_y += needed.height();
    }

    /// In one line, smaller where it would be too wide.
    void line(const QString &line, double mm, QFont::Weight weight)
    {
        QFont font(QStringLiteral("PT Sans"));
        font.setPixelSize(static_cast<int>(std::lround(dots(mm))));
        font.setWeight(weight);
        const double needed = QFontMetricsF(font, m_device).horizontalAdvance(line);
        const double width = dots(receiptWidthMm - 2 * marginMm);
        text(line, needed > width ? mm * width / needed * 0.98 : mm, weight); // a dot is lost in rounding
    }

    void rule()
    {
        if (m_painter)
            m_painter->fillRect(QRectF(dots(marginMm), m_y, dots(receiptWidthMm - 2 * marginMm), dots(0.3)), Qt::black);
        m_y += dots(0.3);
    }

    void code(const QString &content)
    {
        const auto code = QrCode::encode(content);
        if (!code)
            return;
        const double module = std::floor(dots(codeMm) / code->size());
        const double side = module * code->size();
        const double left = std::round((dots(receiptWidthMm) - side) / 2);
        if (m_painter) {
            m_painter->setRenderHint(QPainter::Antialiasing, false);
            for (int y = 0; y < code->size(); ++y)
                for (int x = 0; x < code->size(); ++x)
                    if (code->dark(x, y))
                        m_painter->fillRect(QRectF(left + x * module, std::round(m_y) + y * module, module, module),
                                            Qt::black);
        }
        m_y = std::round(m_y) + side;
    }

private:
    QPaintDevice *m_device;
    QPainter *m_painter;
    double m_y = dots(marginMm);
};

void lay(Layout &layout, const Receipt &receipt)
{
    layout.text(receipt.site, 3.6, QFont::Normal);
    layout.space(2);
    layout.rule();
    layout.space(3);
    layout.text(receipt.caption, 4.2, QFont::Normal);
    layout.line(receipt.number, 19.0, QFont::Bold);
    layout.text(receipt.service, 4.4, QFont::Bold);
    layout.space(2);
    layout.text(receipt.ahead, 4.0, QFont::Normal);
    layout.text(receipt.wait, 4.0, QFont::Normal);
    layout.space(3);
    if (!receipt.statusUrl.isEmpty()) {
        layout.code(receipt.statusUrl);
        layout.space(1.5);
        layout.text(receipt.statusHint, 3.4, QFont::Normal);
        layout.space(3);
    }
    layout.rule();
    layout.space(2);
    layout.text(receipt.advice, 3.6, QFont::Normal);
    layout.space(1);
    layout.text(receipt.issued, 3.4, QFont::Normal);
    layout.space(marginMm);
}

QPageSize page(double heightDots)
{
    return QPageSize(QSizeF(receiptWidthMm, std::ceil(heightDots * 25.4 / dotsPerInch)), QPageSize::Millimeter,
                     QStringLiteral("Receipt"), QPageSize::ExactMatch);
}

} // namespace

QByteArray receiptPdf(const Receipt &receipt)
{
    QByteArray pdf;
    QBuffer buffer(&pdf);
    if (!buffer.open(QIODevice::WriteOnly))
        return {};
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(dotsPerInch);
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setTitle(receipt.number);
        Layout measure(&writer, nullptr);
        lay(measure, receipt);
        if (!writer.setPageSize(page(measure.bottom())))
            return {};
        QPainter painter;
        if (!painter.begin(&writer))
            return {};
        Layout paint(&writer, &painter);
        lay(paint, receipt);
        if (!painter.end())
            return {};
    }
    return pdf;
}

} // namespace talon::kiosk
