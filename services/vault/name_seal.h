// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking.h"
#include "vault/name_keys.h"

#include <optional>

namespace talon::vault {

/// Bytes of UTF-8 of a name: the longest that people have, with room.
inline constexpr std::size_t max_name_bytes = 240;

/// The name under the day's key, by XChaCha20-Poly1305: a random nonce of 24 bytes and the sealed text, padded to steps of 64 bytes so that its length
/// tells nothing. It opens for this day and this booking alone. `name`: 1…max_name_bytes bytes.
std::string seal_name(const NameKeys::Key &key, core::Day day, const core::BookingId &booking, const std::string &name);
/// Nothing where it was sealed with another key, or for another day or booking, or has been changed.
std::optional<std::string> open_name(const NameKeys::Key &key, core::Day day, const core::BookingId &booking, const std::string &sealed);

} // namespace talon::vault
