// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/receipt_layout.h"

#include "kiosk/devices/qr_code.h"

#include <QFontMetricsF>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace talon::kiosk {

namespace {

constexpr double lineMm = 0.5;   ///< of outlines: two dots of the coarsest printer and more
constexpr double notchMm = 3.2;  ///< radius
constexpr double cornerMm = 2.5; ///< radius

} // namespace

ReceiptLayout::ReceiptLayout(QPaintDevice *device, QPainter *painter, const ReceiptPaper &paper, double scale)
    : m_device(device), m_painter(painter), m_paper(paper), m_scale(scale), m_left(paper.marginMm * paper.dotsPerInch / 25.4),
      m_width((paper.widthMm - 2 * paper.marginMm) * paper.dotsPerInch / 25.4), m_y(2.0 * paper.dotsPerInch / 25.4)
{
}

void ReceiptLayout::indent(double mm)
{
    m_left += dots(mm);
    m_width -= 2 * dots(mm);
}

QFont ReceiptLayout::font(double mm, QFont::Weight weight) const
{
    QFont font(QStringLiteral("PT Sans"));
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(dots(mm)))));
    font.setWeight(weight);
    return font;
}

void ReceiptLayout::text(const QString &text, double mm, QFont::Weight weight)
{
    if (text.isEmpty())
        return;
    const QFont chosen = font(mm, weight);
    const int flags = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;
    const QRectF room(m_left, m_y, m_width, dots(300));
    const double height = QFontMetricsF(chosen, m_device).boundingRect(room, flags, text).height();
    if (m_painter) {
        m_painter->setFont(chosen);
        m_painter->drawText(QRectF(m_left, m_y, m_width, height), flags, text);
    }
    m_y += height;
}

void ReceiptLayout::framed(const QString &text, double mm)
{
    if (text.isEmpty())
        return;
    const QFont chosen = font(mm, QFont::Bold);
    const int flags = Qt::AlignCenter | Qt::TextWordWrap;
    const double inside = dots(1.6);
    const QRectF room(m_left + 2 * inside, m_y, m_width - 4 * inside, dots(300));
    const QRectF needed = QFontMetricsF(chosen, m_device).boundingRect(room, flags, text);
    const double wide = std::min(m_width, needed.width() + 4 * inside);
    const QRectF frame(m_left + (m_width - wide) / 2, m_y, wide, needed.height() + inside);
    if (m_painter) {
        m_painter->setPen(QPen(Qt::black, dots(lineMm)));
        m_painter->setBrush(Qt::NoBrush);
        m_painter->drawRoundedRect(frame, dots(1.2), dots(1.2));
        m_painter->setFont(chosen);
        m_painter->drawText(frame, flags, text);
    }
    m_y += frame.height();
}

void ReceiptLayout::number(const QString &number, double mm)
{
    const auto isLetter = [](QChar c) { return c.isLetter(); };
    const auto first = std::find_if(number.begin(), number.end(), isLetter);
    const auto behind = std::find_if_not(first, number.end(), isLetter);
    const QString before(number.begin(), first - number.begin());
    const QString letters(first, behind - first); // one or two
    const QString after(behind, number.end() - behind);
    // Leaves a rim beside М and Ш too; two letters make the tile longer.
    const auto inTile = [&](double tile) { return font(tile * 0.66 / 0.7, QFont::Bold); };
    const auto tileWidth = [&](double tile) {
        const double two = QFontMetricsF(inTile(tile), m_device).horizontalAdvance(letters) + dots(tile) / 3;
        return letters.size() > 1 ? std::max(dots(tile), two) : dots(tile);
    };
    // Digits as high as four fifths of the tile: the height of capitals in PT Sans is 0.7 of the size.
    const auto widthAt = [&](double tile) {
        const QFontMetricsF metrics(font(tile * 0.8 / 0.7, QFont::Bold), m_device);
        const double gaps = dots(tile * 0.16) * ((before.isEmpty() ? 0 : 1) + 1);
        return metrics.horizontalAdvance(before) + metrics.horizontalAdvance(after) + tileWidth(tile) + gaps;
    };
    const double tileMm = mm * std::min(1.0, m_width / widthAt(mm) * 0.98); // a dot is lost in rounding
    const QFont digits = font(tileMm * 0.8 / 0.7, QFont::Bold);
    const QFontMetricsF metrics(digits, m_device);
    const double tile = std::round(dots(tileMm));
    const double gap = dots(tileMm * 0.16);
    if (m_painter) {
        const double baseline = m_y + tile / 2 + metrics.capHeight() / 2;
        double x = m_left + (m_width - widthAt(tileMm)) / 2;
        m_painter->setPen(Qt::black);
        m_painter->setFont(digits);
        if (!before.isEmpty()) {
            m_painter->drawText(QPointF(x, baseline), before);
            x += metrics.horizontalAdvance(before) + gap;
        }
        const double wide = std::round(tileWidth(tileMm));
        QPainterPath plate;
        plate.addRoundedRect(QRectF(x, m_y, wide, tile), tile * 0.12, tile * 0.12);
        m_painter->fillPath(plate, Qt::black);
        const QFont inside = inTile(tileMm);
        const QFontMetricsF within(inside, m_device);
        const double foot = m_y + tile / 2 + within.capHeight() / 2;
        m_painter->setPen(Qt::white);
        m_painter->setFont(inside);
        m_painter->drawText(QRectF(x, foot - within.ascent(), wide, within.height()), Qt::AlignHCenter | Qt::AlignTop, letters);
        m_painter->setPen(Qt::black);
        m_painter->setFont(digits);
        m_painter->drawText(QPointF(x + wide + gap, baseline), after);
    }
    m_y += tile;
}

QRect ReceiptLayout::code(const QString &content, double mm, double leastMm)
{
    const auto code = QrCode::encode(content);
    if (!code)
        return {};
    const double perMm = m_paper.dotsPerInch / 25.4;
    const double module = std::max(std::ceil(leastMm * perMm), std::floor(dots(mm) / code->size()));
    const double side = module * code->size();
    const double left = std::round(m_left + (m_width - side) / 2);
    m_y = std::ceil(m_y);
    if (m_painter) {
        m_painter->setRenderHint(QPainter::Antialiasing, false);
        // Whole runs: between two rectangles that only touch, a renderer may leave a hair of white.
        for (int y = 0; y < code->size(); ++y)
            for (int x = 0; x < code->size(); ++x) {
                int run = 0;
                while (x + run < code->size() && code->dark(x + run, y))
                    ++run;
                if (run > 0)
                    m_painter->fillRect(QRectF(left + x * module, m_y + y * module, run * module, module), Qt::black);
                x += run;
            }
        m_painter->setRenderHint(QPainter::Antialiasing, true);
    }
    const QRect place{static_cast<int>(left), static_cast<int>(m_y), static_cast<int>(side), static_cast<int>(side)};
    m_y += side;
    return place;
}

void ReceiptLayout::cut()
{
    if (!m_painter)
        return;
    QPen line(Qt::black, dots(lineMm));
    line.setDashPattern({2.5, 2.5});
    m_painter->setPen(line);
    m_painter->drawLine(QPointF(m_left, m_y), QPointF(m_left + m_width, m_y));
}

void ReceiptLayout::ticket(double top, double fold)
{
    if (!m_painter)
        return;
    const double half = dots(lineMm) / 2;
    const QRectF card(m_left + half, top + half, m_width - 2 * half, m_y - top - 2 * half);
    QPainterPath outline;
    outline.addRoundedRect(card, dots(cornerMm), dots(cornerMm));
    QPainterPath notches;
    notches.addEllipse(QPointF(card.left(), fold), dots(notchMm), dots(notchMm));
    notches.addEllipse(QPointF(card.right(), fold), dots(notchMm), dots(notchMm));
    m_painter->setBrush(Qt::NoBrush);
    m_painter->setPen(QPen(Qt::black, dots(lineMm)));
    m_painter->drawPath(outline.subtracted(notches));
    QPen perforation(Qt::black, dots(lineMm));
    perforation.setDashPattern({2.5, 2.5});
    m_painter->setPen(perforation);
    const double aside = dots(notchMm + 1.5);
    m_painter->drawLine(QPointF(card.left() + aside, fold), QPointF(card.right() - aside, fold));
    m_painter->setPen(Qt::black);
}

} // namespace talon::kiosk
