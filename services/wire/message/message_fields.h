// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message/hall_message.h"
#include "wire/json/fields.h"

// A hall message's shape: in its event, in snapshots, in the document to terminals and in the API.

namespace talon::wire::detail {

template<>
struct Names<core::MessageKind> {
    static constexpr std::array<std::pair<core::MessageKind, std::string_view>, core::message_kinds.size()> all{
        {{core::MessageKind::text, "text"},
         {core::MessageKind::opening, "opening"},
         {core::MessageKind::pause, "break"},
         {core::MessageKind::closing, "closing"},
         {core::MessageKind::evacuation, "evacuation"}}};
};

template<class T>
Spoken<T> message_text(T &value) { return {value, core::max_message_text, true}; }

template<class A, Like<core::HallMessage> M>
void fields(A &a, M &m)
{
    a("id", id(m.id));
    a("kind", m.kind);
    a("text", message_text(m.text));
    a("from", m.from);
    a("until", m.until);
    a("every_min", ranged(m.every, 0, core::max_message_every.count()));
    a("spoken", m.spoken);
}

} // namespace talon::wire::detail
