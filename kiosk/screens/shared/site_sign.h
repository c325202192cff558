// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/terminal.h"
#include "kiosk/screens/shared/wording.h"

#include <qqmlregistration.h>

namespace talon::kiosk {

/// What stands at the top of every screen: whose hall this is, the time and the date there.
class SiteSign : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a controller")
    Q_PROPERTY(QString siteName READ siteName NOTIFY changed FINAL)
    Q_PROPERTY(QString clock READ clock NOTIFY changed FINAL)
    Q_PROPERTY(QString date READ date NOTIFY changed FINAL)

public:
    using QObject::QObject;

    /// True when something on the sign is new: once a minute, and with a new menu or language.
    bool show(const wire::Menu &menu, const View &view);

    QString siteName() const { return m_siteName; }
    QString clock() const { return m_clock; }
    QString date() const { return m_date; }

Q_SIGNALS:
    void changed();

private:
    QString m_siteName;
    QString m_clock;
    QString m_date;
};

/// The moment at the terminal, in the site's local time.
View viewOf(const Terminal &terminal, core::Language language);

} // namespace talon::kiosk
