// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/terminal.h"
#include "kiosk/screens/shared/choice_model.h"
#include "kiosk/screens/shared/wording.h"

namespace talon::kiosk {

/// Can a visitor do anything with this menu?
bool usable(const wire::Menu &menu);

/// Categories that hold a service, in the menu's order; one whose services are all closed is closed.
std::vector<Choice> categoryChoices(const wire::Menu &menu, const View &view);

/// Services of a category, the closed ones last, with what is known of their queues; `board` is null while it may be out of date.
std::vector<Choice> serviceChoices(const wire::Menu &menu, const wire::Board *board, const core::CategoryId &category,
                                   const View &view);

/// Classes of visitors, the ordinary one first.
std::vector<Choice> classChoices(const std::vector<core::VisitorClass> &classes, const core::ClassId &chosen,
                                 const View &view);

} // namespace talon::kiosk
