// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/inspectorate.h"

namespace talon::core {

std::vector<TicketId> Inspectorate::apply(const Happened &happened)
{
    evolve(registry, happened.event);
    std::visit(
        [&](const auto &each) {
            if constexpr (requires { surveys.apply(each, happened.at); })
                surveys.apply(each, happened.at);
        },
        happened.event);
    return hall.apply(happened);
}

} // namespace talon::core
