// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/service_corner.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QQuickWindow>
#include <QTimerEvent>
#include <QTouchEvent>

#include <algorithm>

namespace talon::kiosk {

ServiceCorner::ServiceCorner(QQuickWindow *window, QObject *parent) : QObject(parent), m_window(window)
{
    window->installEventFilter(this);
}

bool ServiceCorner::inside(const QPointF &at) const
{
    const double reach = side * std::min(m_window->width(), m_window->height());
    return at.x() >= 0 && at.y() >= 0 && at.x() < reach && at.y() < reach;
}

bool ServiceCorner::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
        if (inside(static_cast<QPointerEvent *>(event)->point(0).position()))
            m_rest.start(rest, this);
        break;
    case QEvent::MouseMove:
    case QEvent::TouchUpdate:
        if (!inside(static_cast<QPointerEvent *>(event)->point(0).position()))
            m_rest.stop();
        break;
    case QEvent::MouseButtonRelease:
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
        m_rest.stop();
        break;
    case QEvent::KeyPress: {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_S && key->modifiers() == (Qt::ControlModifier | Qt::AltModifier) && !key->isAutoRepeat())
            Q_EMIT wanted();
        break;
    }
    default: break;
    }
    return false;
}

void ServiceCorner::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_rest.timerId())
        return QObject::timerEvent(event);
    m_rest.stop();
    Q_EMIT wanted();
}

} // namespace talon::kiosk
