// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/events.h"
#include "wire/json/wire_error.h"

namespace talon::wire {

/// An event as it stands in a journal and in a push. `body` is canonical JSON: keys in the order of PROTOCOL.md, no
/// white space, integers only, so that equal events have equal bytes and so equal hashes.
struct EncodedEvent {
    std::string type; ///< "ticket_issued"
    int version = 1;
    std::string body;

    bool operator==(const EncodedEvent &) const = default;
};

/// The event must be within the limits (core's values are); one that is not is a programming error and throws
/// std::logic_error, since bytes that no reader takes back must never reach a journal.
EncodedEvent encode_event(const core::Event &event);

/// The same for what came from outside in parts: the first field that is not within the limits.
Decoded<EncodedEvent> try_encode_event(const core::Event &event);

/// Reads every version that ever stood in a journal, lifted to today's event (the table is in event_codec.cpp).
/// `unknown_type`, `unknown_event_version`, or the first field that does not hold.
Decoded<core::Event> decode_event(std::string_view type, int version, std::string_view body);

/// The name of the event's type, without encoding it.
std::string_view type_of(const core::Event &event);

} // namespace talon::wire
