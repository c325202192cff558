// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/screens/shared/wording.h"

#include <QObject>
#include <QVariantList>
#include <qqmlregistration.h>

namespace talon::kiosk {

/// Does the service give no tickets, as far as visitors are told? While nobody knows the time it is not called closed.
bool closed(const core::Site &site, const core::Service &service, const View &view);

/// The night and the Sunday of a site: whether no service at all gives tickets now, when the first one does again, and the
/// hours of the week.
class Opening : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a controller")
    Q_PROPERTY(bool closed READ closed NOTIFY changed FINAL)
    Q_PROPERTY(QString time READ time NOTIFY changed FINAL)
    Q_PROPERTY(QString day READ day NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList week READ week NOTIFY changed FINAL)

public:
    using QObject::QObject;

    void show(const core::Site &site, const View &view);

    bool closed() const { return m_closed; }
    QString time() const { return m_time; } ///< «9:00», empty when nothing is known
    QString day() const { return m_day; }   ///< «завтра», «в понедельник»
    /// Days of equal hours together: {days: «пн–чт», hours: «9:00–18:00»}.
    QVariantList week() const { return m_week; }

Q_SIGNALS:
    void changed();

private:
    bool m_closed = false;
    QString m_time;
    QString m_day;
    QVariantList m_week;
};

} // namespace talon::kiosk
