// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <qqmlregistration.h>

#include "core/values/refusal.h"
#include "kiosk/link/terminal.h"
#include "kiosk/screens/ticket/menu_choices.h"

namespace talon::kiosk {

/// What a visitor is told when there is no ticket.
struct RefusalText {
    Q_GADGET
    QML_VALUE_TYPE(refusalText)
    Q_PROPERTY(QString title MEMBER title FINAL)
    Q_PROPERTY(QString text MEMBER text FINAL)
    Q_PROPERTY(QString figure MEMBER figure FINAL)
    Q_PROPERTY(QString day MEMBER day FINAL)
    Q_PROPERTY(QString code MEMBER code FINAL)

public:
    QString title;
    QString text;
    QString figure{}; ///< «9:00», of a service that opens then
    QString day{};    ///< «завтра»
    QString code{};   ///< for the staff: «Т-21»; empty where nothing is wrong
};

/// `service` is the one that was asked for; it may be gone from the menu.
RefusalText refusalText(core::Refusal refusal, const wire::Menu &menu, const core::ServiceId &service,
                        const View &view);

/// Why a booking that was found gives no ticket now; each reason has words of its own. Empty for one that does.
RefusalText bookingRefusal(const FoundBooking &found, const View &view);

} // namespace talon::kiosk
