// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/json/hash.h"

#include <cstddef>

namespace talon::wire {

namespace {

constexpr std::string_view digits = "0123456789abcdef";

/// The value of each character as a digit, −1 for what is none: a push holds 128 of them for each event.
constexpr auto values = [] {
    std::array<std::int8_t, 256> all{};
    all.fill(-1);
    for (std::size_t i = 0; i < digits.size(); ++i)
        all[static_cast<unsigned char>(digits[i])] = static_cast<std::int8_t>(i);
    return all;
}();

int value_of(char c) { return values[static_cast<unsigned char>(c)]; }

} // namespace

std::string to_hex(const Hash &hash)
{
    std::string out(hash.size() * 2, '\0');
    for (std::size_t i = 0; i < hash.size(); ++i) {
        out[2 * i] = digits[hash[i] >> 4];
        out[2 * i + 1] = digits[hash[i] & 15];
    }
    return out;
}

std::optional<Hash> hash_from_hex(std::string_view text)
{
    Hash hash{};
    if (text.size() != hash.size() * 2)
        return std::nullopt;
    for (std::size_t i = 0; i < hash.size(); ++i) {
        const int high = value_of(text[2 * i]);
        const int low = value_of(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        hash[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return hash;
}

} // namespace talon::wire
