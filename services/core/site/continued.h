// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"

namespace talon::core {

/// The draft as it may follow `before`: nothing that a ticket may name is lost. A kiosk that was offline may still bring tickets of
/// what the draft leaves out, and people may wait for it, so:
/// - a service, a class or a window that is left out is kept as retired (a window: closed for good);
/// - a category that a retired service stands in is kept, on the first level; menus leave out what holds nothing living;
/// - a retired service that no open window takes any more is taken by those open windows that took it before, as they did; where
///   none of them is left, by every open window. So who waits for it is called.
/// A draft that is sound (`site_findings`) stays so but for the limits on numbers.
Site continued(const Site &before, Site draft);

} // namespace talon::core
