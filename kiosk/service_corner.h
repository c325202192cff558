// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QObject>
#include <QPointF>
#include <QPointer>

class QQuickWindow;

namespace talon::kiosk {

/// How a specialist asks a terminal how it is, whatever its screens show: a finger that rests on the upper left corner, where nothing is to be
/// touched, or Ctrl+Alt+S on a keyboard. It takes no event away from the screens.
class ServiceCorner : public QObject
{
    Q_OBJECT

public:
    static constexpr int rest = 5'000;  ///< ms
    static constexpr double side = 0.1; ///< of the window's shorter side

    explicit ServiceCorner(QQuickWindow *window, QObject *parent = nullptr);

Q_SIGNALS:
    void wanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    bool inside(const QPointF &at) const;

    QPointer<QQuickWindow> m_window;
    QBasicTimer m_rest;
};

} // namespace talon::kiosk
