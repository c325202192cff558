// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/refusal.h"
#include "kiosk/screens/ticket/menu_choices.h"

namespace talon::kiosk {

/// What a visitor is told when there is no ticket.
struct RefusalText {
    QString title;
    QString text;
};

/// `service` is the one that was asked for; it may be gone from the menu.
RefusalText refusalText(core::Refusal refusal, const wire::Menu &menu, const core::ServiceId &service,
                        const View &view);

} // namespace talon::kiosk
