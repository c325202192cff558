// SPDX-License-Identifier: GPL-3.0-or-later
#include "ticket_shape.h"

#include <QPainter>
#include <QPainterPath>

namespace talon::ui {

TicketShape::TicketShape(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &TicketShape::changed, this, [this] { update(); });
}

void TicketShape::paint(QPainter *painter)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(0, -m_above);
    QPainterPath ticket;
    ticket.addRoundedRect(QRectF(0, 0, width(), m_above + height() + m_below), m_corner, m_corner);
    if (m_notch <= 0) {
        painter->fillPath(ticket, m_sheet);
        return;
    }
    QPainterPath cut;
    cut.addEllipse(QPointF(0, m_tornAt), m_notch, m_notch);
    cut.addEllipse(QPointF(width(), m_tornAt), m_notch, m_notch);
    painter->fillPath(ticket.subtracted(cut), m_sheet);
    QPen pen(m_dashes, m_stroke, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({3, 4});
    painter->setPen(pen);
    painter->drawLine(QPointF(1.5 * m_notch, m_tornAt), QPointF(width() - 1.5 * m_notch, m_tornAt));
}

} // namespace talon::ui
