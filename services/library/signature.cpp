// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/signature.h"

#include <sodium.h>

#include <algorithm>
#include <vector>

namespace talon::library {

namespace {

constexpr std::string_view untrusted_mark = "untrusted comment: ";
constexpr std::string_view trusted_mark = "trusted comment: ";
constexpr std::string_view plain_form = "Ed"; ///< how keys are marked
constexpr std::string_view hashed_form = "ED"; ///< how signatures over a hash are marked
constexpr std::size_t id_bytes = 8;

const unsigned char *bytes_of(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

std::string base64(std::string_view bytes)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

/// Of exactly so many bytes; nothing for anything else.
std::optional<std::string> from_base64(std::string_view text, std::size_t size)
{
    std::string bytes(size, '\0');
    std::size_t got = 0;
    const char *end = nullptr;
    const int wrong = sodium_base642bin(reinterpret_cast<unsigned char *>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr, &got,
                                        &end, sodium_base64_VARIANT_ORIGINAL);
    if (wrong != 0 || got != size || end != text.data() + text.size())
        return std::nullopt;
    return bytes;
}

std::string hash512(std::string_view message)
{
    std::string hash(crypto_generichash_BYTES_MAX, '\0');
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), hash.size(), bytes_of(message), message.size(), nullptr, 0);
    return hash;
}

std::string signed_by(const SigningKey &key, std::string_view message)
{
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char *>(signature.data()), nullptr, bytes_of(message), message.size(), bytes_of(key.secret));
    return signature;
}

bool is_of(std::string_view open, std::string_view message, std::string_view signature)
{
    return crypto_sign_verify_detached(bytes_of(signature), bytes_of(message), message.size(), bytes_of(open)) == 0;
}

/// Four lines, each ended by a line feed; fewer or more are no signature.
std::optional<std::vector<std::string_view>> lines_of(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty() && lines.size() <= 4) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos)
            return std::nullopt;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    return lines.size() == 4 ? std::optional(lines) : std::nullopt;
}

} // namespace

SigningKey SigningKey::make()
{
    SigningKey key{std::string(id_bytes, '\0'), std::string(crypto_sign_PUBLICKEYBYTES, '\0'), std::string(crypto_sign_SECRETKEYBYTES, '\0')};
    randombytes_buf(key.id.data(), key.id.size());
    crypto_sign_keypair(reinterpret_cast<unsigned char *>(key.open.data()), reinterpret_cast<unsigned char *>(key.secret.data()));
    return key;
}

std::string SigningKey::written() const
{
    return base64(id + secret) + "\n";
}

core::Result<SigningKey, std::string> SigningKey::read(std::string_view written)
{
    if (!written.empty() && written.back() == '\n')
        written.remove_suffix(1);
    const auto bytes = from_base64(written, id_bytes + crypto_sign_SECRETKEYBYTES);
    if (!bytes)
        return core::Failure{std::string("it holds no signing key")};
    SigningKey key{bytes->substr(0, id_bytes), std::string(crypto_sign_PUBLICKEYBYTES, '\0'), bytes->substr(id_bytes)};
    crypto_sign_ed25519_sk_to_pk(reinterpret_cast<unsigned char *>(key.open.data()), bytes_of(key.secret));
    return key;
}

std::string SigningKey::public_line() const
{
    return base64(std::string(plain_form) + id + open);
}

std::string sign(const SigningKey &key, std::string_view message, std::string_view trusted)
{
    const std::string signature = signed_by(key, hash512(message));
    const std::string whole = signed_by(key, signature + std::string(trusted));
    return std::string(untrusted_mark) + "an edition of information stands\n" + base64(std::string(hashed_form) + key.id + signature) + "\n"
           + std::string(trusted_mark) + std::string(trusted) + "\n" + base64(whole) + "\n";
}

std::optional<std::string> verified(std::string_view public_line, std::string_view message, std::string_view signature)
{
    const auto key = from_base64(public_line, plain_form.size() + id_bytes + crypto_sign_PUBLICKEYBYTES);
    const auto lines = lines_of(signature);
    if (!key || !key->starts_with(plain_form) || !lines)
        return std::nullopt;
    const auto marked = from_base64((*lines)[1], hashed_form.size() + id_bytes + crypto_sign_BYTES);
    const auto whole = from_base64((*lines)[3], crypto_sign_BYTES);
    if (!marked || !whole || !(*lines)[0].starts_with(untrusted_mark) || !(*lines)[2].starts_with(trusted_mark))
        return std::nullopt;
    const std::string id = key->substr(plain_form.size(), id_bytes);
    const std::string open = key->substr(plain_form.size() + id_bytes);
    if (!marked->starts_with(hashed_form) || marked->substr(hashed_form.size(), id_bytes) != id)
        return std::nullopt;
    const std::string own = marked->substr(hashed_form.size() + id_bytes);
    const std::string trusted((*lines)[2].substr(trusted_mark.size()));
    if (!is_of(open, hash512(message), own) || !is_of(open, own + trusted, *whole))
        return std::nullopt;
    return trusted;
}

} // namespace talon::library
