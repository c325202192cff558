// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/inspectorate.h"

namespace talon::core {

std::vector<TicketId> Inspectorate::apply(const Happened &happened)
{
    evolve(registry, happened.event);
    std::visit(
        [&](const auto &each) {
            if constexpr (requires { pages.apply(each, happened.at, happened.actor); })
                pages.apply(each, happened.at, happened.actor);
        },
        happened.event);
    return hall.apply(happened);
}

} // namespace talon::core
