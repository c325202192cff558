// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/events.h"

#include <algorithm>

namespace talon::core {

namespace {

/// A device that pushes more poison than this in a day is known well enough; documents and snapshots bound the figure.
constexpr int most_set_aside = 1'000'000;

} // namespace

void evolve(Registry &registry, const Event &event)
{
    std::visit(
        [&registry](const auto &each) {
            if constexpr (requires { registry.apply(each); })
                registry.apply(each);
        },
        event);
    if (const auto *aside = std::get_if<EventSetAside>(&event)) {
        registry.count_set_aside(aside->device);
        int &count = registry.events_set_aside[aside->device];
        count = std::min(count, most_set_aside);
    }
    if (std::holds_alternative<DayClosed>(event))
        registry.begin_day();
}

} // namespace talon::core
