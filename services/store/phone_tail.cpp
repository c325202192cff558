// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/phone_tail.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace talon::store {

namespace {

constexpr std::size_t tail_bytes = 4;
constexpr std::size_t tail_digits = 2 * tail_bytes;
constexpr std::size_t decoys = 3;
constexpr std::size_t salt_bytes = 16;
constexpr std::uint32_t four_digits = 10'000;

std::string padded(std::uint32_t number, std::size_t width)
{
    const std::string digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

} // namespace

std::optional<std::string> phone_tail(std::string_view digits, int minute, std::string_view salt)
{
    std::array<unsigned char, salt_bytes> key{};
    std::size_t length = 0;
    const bool read = salt.size() == 2 * key.size()
        && sodium_hex2bin(key.data(), key.size(), salt.data(), salt.size(), nullptr, &length, nullptr) == 0 && length == key.size();
    if (!read)
        return std::nullopt;
    const std::string text = padded(static_cast<std::uint32_t>(minute / 60), 2) + ':' + padded(static_cast<std::uint32_t>(minute % 60), 2) + ' ' + std::string(digits);
    std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(text.data()), text.size(), key.data(), key.size());
    std::array<char, tail_digits + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), tail_bytes);
    return std::string(hex.data(), tail_digits);
}

std::optional<std::string> phone_tails(std::string_view digits, int minute, std::string_view salt, const std::set<std::string> &taken)
{
    std::set<std::string> chosen{std::string(digits)};
    // Of ten thousand few are taken: a handful of tries finds three.
    for (int tries = 0; chosen.size() <= decoys && tries < 1000; ++tries) {
        const std::string decoy = padded(randombytes_uniform(four_digits), 4);
        if (!taken.contains(decoy))
            chosen.insert(decoy);
    }
    std::set<std::string> tails;
    for (const std::string &each : chosen) {
        const auto tail = phone_tail(each, minute, salt);
        if (!tail)
            return std::nullopt;
        tails.insert(*tail);
    }
    std::string all;
    for (const std::string &tail : tails)
        all += tail;
    return all;
}

bool holds_tail(std::string_view tails, std::string_view tail)
{
    for (; tails.size() >= tail_digits; tails.remove_prefix(tail_digits))
        if (tails.substr(0, tail_digits) == tail)
            return true;
    return false;
}

} // namespace talon::store
