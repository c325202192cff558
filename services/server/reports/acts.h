// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"
#include "core/journal/events.h"
#include "reports/rows.h"
#include "store/entry.h"

#include <span>

namespace talon::server {

/// One kind of act as people read it: its title, and titles of the fields that its details name.
struct ActKind {
    std::string_view kind; ///< the event's type
    core::Text title;
};
/// Every kind that the page of actions knows, in the order of a choice.
std::span<const ActKind> act_kinds();
/// The title of a detail's field, "roles"; what has none is called by its name.
std::string act_field(const std::string &name, core::Language language);

/// What the event means for the page of actions: who did what to whom, before and after. Nothing for what happens to visitors by itself
/// every minute (tickets, calls in turn, windows taken): that is the hall's day and stands in the figures. `hall` and `registry` as they
/// were before the event. The details are JSON: [{"what", "was", "now"}], texts or null.
std::optional<reports::Act> act_of(const core::Hall &hall, const core::Registry &registry, const store::Record &record, const core::Event &event);

} // namespace talon::server
