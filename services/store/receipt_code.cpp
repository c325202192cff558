// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/receipt_code.h"

#include <sodium.h>

#include <algorithm>

namespace talon::store {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t half = receipt_code_length / 2; ///< 40 bits
constexpr std::size_t half_bytes = 5;

/// Five bits a character, the most significant first.
std::string in_letters(const unsigned char *bytes)
{
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < half_bytes; ++i)
        bits = bits << 8 | bytes[i];
    std::string text(half, '0');
    for (std::size_t i = 0; i < half; ++i)
        text[half - 1 - i] = alphabet[bits >> (5 * i) & 31];
    return text;
}

std::string proof_of(std::string_view random, const ReceiptKey &key, const core::ServiceId &service)
{
    const std::string said = std::string(random) + service.value;
    std::array<unsigned char, 32> digest{};
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char *>(said.data()), said.size(), key.data(), key.size());
    return in_letters(digest.data());
}

} // namespace

std::string new_receipt_code(const ReceiptKey &key, const core::ServiceId &service)
{
    std::array<unsigned char, half_bytes> fresh{};
    randombytes_buf(fresh.data(), fresh.size());
    const std::string random = in_letters(fresh.data());
    return random + proof_of(random, key, service);
}

std::optional<std::string> receipt_code_of(std::string_view text)
{
    if (text.size() != receipt_code_length)
        return std::nullopt;
    std::string code(text);
    std::transform(code.begin(), code.end(), code.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return code.find_first_not_of(alphabet) == code.npos ? std::optional(code) : std::nullopt;
}

std::optional<core::ServiceId> service_of_receipt(std::string_view code, const ReceiptKey &key, const std::vector<core::ServiceId> &services)
{
    if (code.size() != receipt_code_length)
        return std::nullopt;
    const std::string_view random = code.substr(0, half), proof = code.substr(half);
    std::optional<core::ServiceId> found;
    for (const core::ServiceId &each : services)
        if (const std::string right = proof_of(random, key, each); sodium_memcmp(right.data(), proof.data(), half) == 0)
            found = each;
    return found;
}

std::array<std::uint8_t, 16> receipt_mark(std::string_view code)
{
    std::array<std::uint8_t, 16> mark{};
    crypto_generichash(mark.data(), mark.size(), reinterpret_cast<const unsigned char *>(code.data()), code.size(), nullptr, 0);
    return mark;
}

} // namespace talon::store
