// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message/hall_message.h"
#include "wire/json/wire_error.h"

namespace talon::wire {

/// What staff ask for. `id` is theirs, made anew for each message: asking again with it makes no second one.
struct MessageRequest {
    std::string id;
    core::MessageKind kind = core::MessageKind::text;
    core::Text text;
    std::optional<core::Instant> from{}; ///< empty: now
    core::Minutes lasts{10};             ///< 1…core::longest_message
    core::Minutes every{0};              ///< 0…core::max_message_every
    bool spoken = true;

    bool operator==(const MessageRequest &) const = default;
};
Decoded<MessageRequest> decode_message_request(std::string_view json);
core::HallMessage message_of(const MessageRequest &request, core::Instant now);

/// {"volume"}: 0…100.
Decoded<int> decode_sound_check(std::string_view json);

/// {"now","messages":[…],"ready":[…]}: the messages that stand or are to come, in the order in which they were made, and of every kind its ready
/// words and what the voice says of it, in Russian and English.
std::string encode_hall_messages(const core::MessageBook &book, core::Instant now);

} // namespace talon::wire
