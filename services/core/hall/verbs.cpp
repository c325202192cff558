// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hall/verbs.h"

#include <algorithm>

namespace talon::core {

bool Verb::works_from(TicketState state) const
{
    return std::find(from.begin(), from.end(), state) != from.end();
}

std::span<const Verb> verbs()
{
    using enum TicketState;
    static const std::vector<Verb> table{
        {"call", {waiting, no_show, parked}},
        {"recall", {called}},
        {"start", {called}},
        {"finish", {serving}},
        {"no_show", {called}},
        {"return", {called}},
        {"return_for", {called, serving}},
        {"transfer", {serving}},
        {"park", {waiting, called, serving}},
        {"unpark", {parked}},
        {"leave", {waiting}},
        {"correct", {no_show}},
    };
    return table;
}

const Verb *verb(std::string_view name)
{
    const auto found = std::find_if(verbs().begin(), verbs().end(), [&](const Verb &each) { return each.name == name; });
    return found == verbs().end() ? nullptr : &*found;
}

} // namespace talon::core
