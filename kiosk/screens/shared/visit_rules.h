// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariantList>

#include "kiosk/languages/language_shelf.h"
#include "kiosk/link/terminal.h"

// What every screen that is touched does alike, whichever role it has.

namespace talon::kiosk {

/// How long the question stays whether somebody is there: 20 s at the least, whatever the settings say (WCAG 2.2.1, EN 301 549).
core::Millis questionTime(const wire::ScreenTimeouts &limits);

/// The languages that the site offers, for buttons: {"id": "ru", "text": "Русский"}, in the site's order.
QVariantList offeredLanguages(const core::Site &site, const LanguageShelf &shelf);

/// The language in which the screen stands while nobody is there; Russian before there is a menu.
core::Language firstLanguageOf(const core::Site &site);

} // namespace talon::kiosk
