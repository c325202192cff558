// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QQuickPaintedItem>

namespace talon::ui {

/// The sign of the house as a ground: a sheet with round corners, notched at both sides, and torn along dashes between
/// the notches. Every card that carries a ticket's number has this shape.
class TicketShape : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor sheet MEMBER m_sheet NOTIFY changed FINAL)
    Q_PROPERTY(QColor dashes MEMBER m_dashes NOTIFY changed FINAL)
    Q_PROPERTY(qreal corner MEMBER m_corner NOTIFY changed FINAL)
    Q_PROPERTY(qreal notch MEMBER m_notch NOTIFY changed FINAL)     ///< radius; 0: none
    Q_PROPERTY(qreal tornAt MEMBER m_tornAt NOTIFY changed FINAL)   ///< from the top
    Q_PROPERTY(qreal above MEMBER m_above NOTIFY changed FINAL)     ///< so much of the ticket lies above this item, which is a part of it
    Q_PROPERTY(qreal below MEMBER m_below NOTIFY changed FINAL)     ///< and so much below
    Q_PROPERTY(qreal stroke MEMBER m_stroke NOTIFY changed FINAL)

public:
    explicit TicketShape(QQuickItem *parent = nullptr);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

private:
    QColor m_sheet;
    QColor m_dashes;
    qreal m_corner = 0;
    qreal m_notch = 0;
    qreal m_tornAt = 0;
    qreal m_above = 0;
    qreal m_below = 0;
    qreal m_stroke = 1;
};

} // namespace talon::ui
