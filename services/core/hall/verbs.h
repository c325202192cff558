// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/ticket.h"

#include <span>
#include <string_view>

namespace talon::core {

/// A step that staff ask for by a ticket, under the name that its route and its button have, and the states from which it
/// leads anywhere: from every other one the hall's answer is Refusal::wrong_state. Who offers a step asks here.
struct Verb {
    std::string_view name; ///< "no_show"
    std::vector<TicketState> from;

    bool works_from(TicketState state) const;
};

std::span<const Verb> verbs();
/// Null when there is no such verb.
const Verb *verb(std::string_view name);

} // namespace talon::core
