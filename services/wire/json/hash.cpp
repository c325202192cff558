// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/json/hash.h"

namespace talon::wire {

std::string to_hex(const Hash &hash)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(hash.size() * 2);
    for (const std::uint8_t byte : hash) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::optional<Hash> hash_from_hex(std::string_view text)
{
    Hash hash{};
    if (text.size() != hash.size() * 2)
        return std::nullopt;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        int digit = 0;
        if (c >= '0' && c <= '9')
            digit = c - '0';
        else if (c >= 'a' && c <= 'f')
            digit = c - 'a' + 10;
        else
            return std::nullopt;
        hash[i / 2] = static_cast<std::uint8_t>(hash[i / 2] << 4 | digit);
    }
    return hash;
}

} // namespace talon::wire
