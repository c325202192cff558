// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/terminals/messages.h"

namespace talon::wire {

/// The envelope's version that this program speaks.
inline constexpr int envelope_version = 1;

// One text frame of a message, canonical: equal messages have equal bytes. A value over its limits throws
// std::logic_error: no program of ours sends what the other end must refuse.
std::string encode(const UpMessage &message);
std::string encode(const DownMessage &message);

// The message in a frame, or what is wrong with it. Unknown fields are ignored. Never throws on any input.
Decoded<UpMessage> decode_up(std::string_view frame);
Decoded<DownMessage> decode_down(std::string_view frame);

/// A document alone, for the terminal's own disk: {"kind","version","body"}.
std::string encode_document(const Document &document);
Decoded<Document> decode_document(std::string_view json);

/// The bytes that a device signs in answer to a challenge, bound to this connection, site, device and epoch.
std::string proof_text(const Challenge &challenge, const core::DeviceId &device, std::int64_t epoch);

} // namespace talon::wire
