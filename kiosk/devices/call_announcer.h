// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First of all: moc 6.4 can't read the standard headers when <compare> (from core) is the first of them.
#include <QObject>

#include "core/hall/call.h"

namespace talon::kiosk {

/// Says calls aloud in the hall. A fake of this class stands in the screens' tests.
class CallAnnouncer : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// started() follows when the chime begins; finished() or failed() exactly once, never before this returns.
    virtual void announce(const talon::core::Call &call) = 0;

Q_SIGNALS:
    void started(qint64 call);
    void finished(qint64 call);
    void failed(qint64 call, const QString &reason);
};

} // namespace talon::kiosk
