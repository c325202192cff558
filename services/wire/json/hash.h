// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace talon::wire {

/// A link of a device's chain: BLAKE2b-256. The same type as the store's, which computes it.
using Hash = std::array<std::uint8_t, 32>;

/// 64 lower-case hexadecimal digits.
std::string to_hex(const Hash &hash);
/// The inverse; anything else (upper case too) gives nothing.
std::optional<Hash> hash_from_hex(std::string_view text);

} // namespace talon::wire
