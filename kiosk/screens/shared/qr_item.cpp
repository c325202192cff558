// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/shared/qr_item.h"

#include <QPainter>

namespace talon::kiosk {

QrItem::QrItem(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setOpaquePainting(true);
    setFillColor(Qt::white);
    setAntialiasing(false);
}

void QrItem::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_code = QrCode::encode(text);
    Q_EMIT textChanged();
    update();
}

void QrItem::paint(QPainter *painter)
{
    const QSize room = size().toSize();
    painter->fillRect(QRect(QPoint(0, 0), room), Qt::white);
    if (!m_code)
        return;
    const int module = std::min(room.width(), room.height()) / (m_code->size() + 2 * QrCode::quietZone);
    const int left = (room.width() - m_code->size() * module) / 2;
    const int top = (room.height() - m_code->size() * module) / 2;
    for (int y = 0; y < m_code->size(); ++y)
        for (int x = 0; x < m_code->size(); ++x)
            if (m_code->dark(x, y))
                painter->fillRect(left + x * module, top + y * module, module, module, Qt::black);
}

} // namespace talon::kiosk
