// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/events.h"

namespace talon::core {

void evolve(Registry &registry, const Event &event)
{
    std::visit(
        [&registry](const auto &each) {
            if constexpr (requires { registry.apply(each); })
                registry.apply(each);
        },
        event);
    if (const auto *aside = std::get_if<EventSetAside>(&event))
        registry.count_set_aside(aside->device);
    if (std::holds_alternative<DayClosed>(event))
        registry.begin_day();
}

} // namespace talon::core
