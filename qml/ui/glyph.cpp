// SPDX-License-Identifier: GPL-3.0-or-later
#include "glyph.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <initializer_list>

namespace talon::ui {

namespace {

constexpr qreal grid = 24;
constexpr qreal boldStroke = 3;
constexpr qreal fineStroke = 1.75;

using Line = std::initializer_list<QPointF>;

QPainterPath lines(std::initializer_list<Line> each)
{
    QPainterPath path;
    for (const Line &line : each) {
        path.moveTo(*line.begin());
        for (const QPointF &point : line)
            if (&point != line.begin())
                path.lineTo(point);
    }
    return path;
}

QPainterPath person()
{
    QPainterPath path;
    path.addEllipse(QPointF(12, 7.5), 4.5, 4.5);
    path.moveTo(3.5, 22);
    path.cubicTo(3.5, 12.5, 20.5, 12.5, 20.5, 22);
    return path;
}

QPainterPath building()
{
    QPainterPath path = lines({{{3, 21}, {3, 4}, {14, 4}, {14, 21}}, {{14, 9}, {21, 9}, {21, 21}}, {{1, 21}, {23, 21}}});
    for (const qreal y : {7.5, 11.5, 15.5})
        for (const qreal x : {5.5, 9.5})
            path.addPath(lines({{{x, y}, {x + 2, y}}}));
    for (const qreal y : {12.5, 16.5})
        path.addPath(lines({{{16.5, y}, {18.5, y}}}));
    return path;
}

QPainterPath calendar()
{
    QPainterPath path;
    path.addRect(2.5, 4.5, 19, 17.5);
    path.addPath(lines({{{2.5, 9.5}, {21.5, 9.5}}, {{7.5, 2}, {7.5, 6.5}}, {{16.5, 2}, {16.5, 6.5}},
                        {{8, 15.5}, {11, 18.5}, {16.5, 12.5}}}));
    return path;
}

QPainterPath papers()
{
    QPainterPath path;
    path.addRect(4, 2.5, 16, 19);
    path.addPath(lines({{{7.5, 8}, {16.5, 8}}, {{7.5, 12}, {16.5, 12}}, {{7.5, 16}, {13, 16}}}));
    return path;
}

/// A coin comes back.
QPainterPath coins()
{
    QPainterPath path;
    path.addEllipse(QPointF(12, 8.5), 6.5, 6.5);
    path.addPath(lines({{{10.5, 12}, {10.5, 5.5}, {12.6, 5.5}}, {{9.2, 10.4}, {12.6, 10.4}}, {{3, 20.5}, {21, 20.5}}, {{6.5, 17}, {3, 20.5}, {6.5, 24}}}));
    path.moveTo(12.5, 5.5);
    path.cubicTo(15.2, 5.5, 15.2, 9, 12.5, 9);
    path.lineTo(9.2, 9);
    return path;
}

QPainterPath card()
{
    QPainterPath path;
    path.addRect(1.5, 5, 21, 14.5);
    path.addPath(lines({{{1.5, 9.5}, {22.5, 9.5}}, {{4.5, 15.5}, {10.5, 15.5}}}));
    return path;
}

/// A person with open arms, as on signs of accessibility.
QPainterPath comfort()
{
    QPainterPath path;
    path.addEllipse(QPointF(12, 4.2), 2.2, 2.2);
    path.addPath(lines({{{3, 9}, {9, 10.5}, {15, 10.5}, {21, 9}}, {{9.6, 10.5}, {9.6, 15}, {7, 22}}, {{14.4, 10.5}, {14.4, 15}, {17, 22}},
                        {{9.6, 15}, {14.4, 15}}}));
    return path;
}

QPainterPath larger()
{
    return lines({{{1.5, 20}, {5.5, 9}, {9.5, 20}}, {{3, 16.5}, {8, 16.5}}, {{10.5, 20}, {16.5, 3.5}, {22.5, 20}}, {{12.8, 14.5}, {20.2, 14.5}}});
}

QPainterPath lower()
{
    return lines({{{12, 2}, {12, 16}}, {{6, 10.5}, {12, 16.5}, {18, 10.5}}, {{3, 21}, {21, 21}}});
}

QPainterPath slot()
{
    return lines({{{2, 5}, {22, 5}}, {{6, 5}, {6, 21}, {18, 21}, {18, 5}}, {{9.5, 11}, {14.5, 11}}, {{9.5, 15}, {14.5, 15}}});
}

QPainterPath circle()
{
    QPainterPath path;
    path.addEllipse(QPointF(12, 12), 9.5, 9.5);
    return path;
}

/// A face whose mouth ends so much above its middle: from −4, the worst, to 4.
QPainterPath face(qreal smile)
{
    constexpr qreal mouth = 16;
    QPainterPath path = circle();
    path.moveTo(6.5, mouth - smile / 3);
    path.quadTo(12, mouth + smile, 17.5, mouth - smile / 3);
    return path;
}

QPainterPath eyes()
{
    QPainterPath path;
    path.addEllipse(QPointF(8.5, 9), 1.4, 1.4);
    path.addEllipse(QPointF(15.5, 9), 1.4, 1.4);
    return path;
}

QPainterPath clock()
{
    QPainterPath path = circle();
    path.addPath(lines({{{12, 6}, {12, 12}, {16, 14.5}}}));
    return path;
}

QPainterPath search()
{
    QPainterPath path;
    path.addEllipse(QPointF(10, 10), 7, 7);
    path.addPath(lines({{{15.2, 15.2}, {21.5, 21.5}}}));
    return path;
}

QPainterPath strokesOf(Glyph::Shape shape)
{
    switch (shape) {
    case Glyph::Back: return lines({{{15.5, 4}, {7.5, 12}, {15.5, 20}}});
    case Glyph::Forward: return lines({{{8.5, 4}, {16.5, 12}, {8.5, 20}}});
    case Glyph::Up: return lines({{{4, 16}, {12, 8}, {20, 16}}});
    case Glyph::Down: return lines({{{4, 8}, {12, 16}, {20, 8}}});
    case Glyph::Arrow: return lines({{{1.5, 12}, {20.5, 12}}, {{13.5, 4}, {21.5, 12}, {13.5, 20}}});
    case Glyph::Check: return lines({{{3, 12.5}, {9.5, 19}, {21, 6}}});
    case Glyph::Cross: return lines({{{4, 4}, {20, 20}}, {{20, 4}, {4, 20}}});
    case Glyph::Person: return person();
    case Glyph::Building: return building();
    case Glyph::Calendar: return calendar();
    case Glyph::Papers: return papers();
    case Glyph::Coins: return coins();
    case Glyph::Card: return card();
    case Glyph::Comfort: return comfort();
    case Glyph::Larger: return larger();
    case Glyph::Lower: return lower();
    case Glyph::Contrast: return circle();
    case Glyph::Clock: return clock();
    case Glyph::Slot: return slot();
    case Glyph::FaceWorst: return face(-4.5);
    case Glyph::FacePoor: return face(-2);
    case Glyph::FacePlain: return face(0);
    case Glyph::FaceGood: return face(2);
    case Glyph::FaceBest: return face(4.5);
    case Glyph::Search: return search();
    case Glyph::Mark: break;
    }
    return {};
}

/// The notched ticket with a T in it: the mark of the house.
QPainterPath mark()
{
    QPainterPath ticket;
    ticket.addRoundedRect(0, 2.5, 24, 19, 2, 2);
    QPainterPath cut;
    cut.addEllipse(QPointF(0, 12), 2.6, 2.6);
    cut.addEllipse(QPointF(24, 12), 2.6, 2.6);
    QPainterPath letter;
    letter.addRect(7.25, 7.5, 9.5, 2.75);
    letter.addRect(10.6, 7.5, 2.8, 9.5);
    letter.setFillRule(Qt::WindingFill);
    return ticket.subtracted(cut).subtracted(letter);
}

QPainterPath filledOf(Glyph::Shape shape)
{
    if (shape == Glyph::Mark)
        return mark();
    if (shape >= Glyph::FaceWorst)
        return eyes();
    QPainterPath half;
    if (shape == Glyph::Contrast) {
        half.moveTo(12, 2.5);
        half.arcTo(QRectF(2.5, 2.5, 19, 19), 90, -180);
        half.closeSubpath();
    }
    return half;
}

} // namespace

Glyph::Glyph(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
}

void Glyph::setShape(Shape shape)
{
    if (shape == m_shape)
        return;
    m_shape = shape;
    update();
    Q_EMIT changed();
}

void Glyph::setInk(const QColor &ink)
{
    if (ink == m_ink)
        return;
    m_ink = ink;
    update();
    Q_EMIT changed();
}

void Glyph::paint(QPainter *painter)
{
    const qreal side = std::min(width(), height());
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate((width() - side) / 2, (height() - side) / 2);
    painter->scale(side / grid, side / grid);
    const bool sign = m_shape <= Cross;
    painter->strokePath(strokesOf(m_shape), QPen(m_ink, sign ? boldStroke : fineStroke, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter->fillPath(filledOf(m_shape), m_ink);
}

} // namespace talon::ui
