// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace talon::store {

/// The salt of a day's booking codes, and what a digest with it costs. As text "8192/3/" and 32 hexadecimal digits: KiB of memory, passes, the
/// random bytes. 32 digits alone cost 16 MiB and two passes: so they were made before the cost was told.
struct CodeSalt {
    std::array<unsigned char, 16> bytes{};
    std::size_t memory = std::size_t{16} << 20; ///< bytes
    unsigned passes = 2;
};

inline constexpr unsigned code_memory_kib = 8'192; ///< of fresh salts; three passes are what RFC 9106 gives to little memory
inline constexpr unsigned code_passes = 3;
inline constexpr unsigned most_code_memory_kib = 65'536; ///< a salt that asks for more is none: a kiosk works a digest out while a visitor waits
inline constexpr unsigned most_code_passes = 8;

/// Nothing for another form, and beyond the bounds; less than 8 KiB or one pass is no Argon2.
std::optional<CodeSalt> read_code_salt(std::string_view text);

} // namespace talon::store
