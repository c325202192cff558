// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/code_digest.h"

#include <sodium.h>

#include <array>

namespace talon::store {

namespace {

constexpr std::size_t memory = std::size_t{16} << 20;
constexpr unsigned long long passes = 2;

template<std::size_t Size>
std::string hex(const std::array<unsigned char, Size> &bytes)
{
    std::string text(2 * Size + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

} // namespace

std::optional<std::string> code_digest(std::string_view code, std::string_view salt)
{
    std::array<unsigned char, crypto_pwhash_SALTBYTES> salted{};
    std::size_t length = 0;
    const bool read = salt.size() == 2 * salted.size()
        && sodium_hex2bin(salted.data(), salted.size(), salt.data(), salt.size(), nullptr, &length, nullptr) == 0 && length == salted.size();
    if (!read)
        return std::nullopt;
    // libsodium gives no less than 16 bytes of Argon2; the first eight are enough to tell a day's codes apart.
    std::array<unsigned char, 16> whole{};
    if (crypto_pwhash(whole.data(), whole.size(), code.data(), code.size(), salted.data(), passes, memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return std::nullopt;
    return hex(whole).substr(0, 16);
}

std::string new_code_salt()
{
    std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
    randombytes_buf(salt.data(), salt.size());
    return hex(salt);
}

} // namespace talon::store
