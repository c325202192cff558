// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/name_seal.h"

#include <sodium.h>

#include <utility>

namespace talon::vault {

namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t step = 64;

unsigned char *bytes_of(std::string &text) { return reinterpret_cast<unsigned char *>(text.data()); }
const unsigned char *bytes_of(const std::string &text) { return reinterpret_cast<const unsigned char *>(text.data()); }

/// What a sealed name is bound to; the number is that of this form.
std::string bound_to(core::Day day, const core::BookingId &booking)
{
    return "talon name 1 " + std::to_string(day.time_since_epoch().count()) + ' ' + booking.value;
}

} // namespace

std::string seal_name(const NameKeys::Key &key, core::Day day, const core::BookingId &booking, const std::string &name)
{
    std::string plain = name;
    plain.resize((name.size() / step + 1) * step);
    std::size_t padded = 0;
    sodium_pad(&padded, bytes_of(plain), name.size(), step, plain.size());
    std::string sealed(nonce_bytes + padded + tag_bytes, '\0');
    randombytes_buf(sealed.data(), nonce_bytes);
    const std::string bound = bound_to(day, booking);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(sealed) + nonce_bytes, nullptr, bytes_of(std::as_const(plain)), padded, bytes_of(bound), bound.size(),
                                               nullptr, bytes_of(std::as_const(sealed)), key.data());
    sodium_memzero(plain.data(), plain.size());
    return sealed;
}

std::optional<std::string> open_name(const NameKeys::Key &key, core::Day day, const core::BookingId &booking, const std::string &sealed)
{
    if (sealed.size() < nonce_bytes + tag_bytes)
        return std::nullopt;
    std::string plain(sealed.size() - nonce_bytes - tag_bytes, '\0');
    const std::string bound = bound_to(day, booking);
    std::size_t length = 0;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(plain), nullptr, nullptr, bytes_of(sealed) + nonce_bytes, sealed.size() - nonce_bytes, bytes_of(bound),
                                                   bound.size(), bytes_of(sealed), key.data()) != 0
        || sodium_unpad(&length, bytes_of(std::as_const(plain)), plain.size(), step) != 0)
        return std::nullopt;
    plain.resize(length);
    return plain;
}

} // namespace talon::vault
