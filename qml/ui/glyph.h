// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QQuickPaintedItem>

namespace talon::ui {

/// The signs and pictograms of the house: one set of strokes on a grid of 24, with mitred joins, drawn here once, since
/// PT Sans has none of them. The item is square; `ink` is the only colour.
class Glyph : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(Shape shape READ shape WRITE setShape NOTIFY changed FINAL)
    Q_PROPERTY(QColor ink READ ink WRITE setInk NOTIFY changed FINAL)

public:
    enum Shape {
        Back, Forward, Up, Down, Arrow, Check, Cross,       ///< signs: bold, beside a word of the same weight
        Person, Building, Calendar, Papers, Coins, Card,    ///< what a visitor comes for
        Comfort, Larger, Lower, Contrast, Clock, Slot, Mark, ///< «Удобнее» and its ways; the slot of the printer; the house's mark
        Search,                                              ///< looks a page up
        FaceWorst, FacePoor, FacePlain, FaceGood, FaceBest  ///< marks of a survey, from 1 to 5
    };
    Q_ENUM(Shape)

    explicit Glyph(QQuickItem *parent = nullptr);

    Shape shape() const { return m_shape; }
    void setShape(Shape shape);
    QColor ink() const { return m_ink; }
    void setInk(const QColor &ink);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

private:
    Shape m_shape = Forward;
    QColor m_ink;
};

} // namespace talon::ui
