// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/people/secrets.h"

#include <sodium.h>

#include <array>
#include <stdexcept>
#include <vector>

namespace talon::server {

namespace {

constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::string encode(std::size_t bytes, int variant)
{
    std::vector<unsigned char> raw(bytes);
    randombytes_buf(raw.data(), raw.size());
    std::string text(sodium_base64_encoded_len(bytes, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), raw.data(), raw.size(), variant);
    text.pop_back(); // libsodium's terminating zero
    return text;
}

/// Exactly N bytes out of standard base64, or nothing.
template<std::size_t N>
std::optional<std::array<unsigned char, N>> decode(std::string_view base64)
{
    std::array<unsigned char, N> raw;
    std::size_t size = 0;
    if (sodium_base642bin(raw.data(), raw.size(), base64.data(), base64.size(), nullptr, &size, nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0
        || size != N)
        return std::nullopt;
    return raw;
}

char plain_character(char c)
{
    if (c >= 'a' && c <= 'z')
        c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O')
        return '0';
    return c == 'I' || c == 'L' ? '1' : c;
}

} // namespace

void init_secrets()
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium cannot start");
}

std::string random_token(std::size_t bytes)
{
    return encode(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

std::string random_base64(std::size_t bytes)
{
    return encode(bytes, sodium_base64_VARIANT_ORIGINAL);
}

std::string random_base32(std::size_t characters)
{
    std::string text(characters, '0');
    for (char &c : text)
        c = crockford[randombytes_uniform(32)];
    return text;
}

std::string random_digits(int digits)
{
    std::string text(static_cast<std::size_t>(digits), '0');
    for (char &c : text)
        c = static_cast<char>('0' + randombytes_uniform(10));
    return text;
}

std::string secret_hash(std::string_view secret)
{
    std::array<unsigned char, 32> hash;
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(secret.data()),
                       secret.size(), nullptr, 0);
    std::array<char, 65> hex;
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

std::string keyed_hash(std::string_view key, std::string_view text)
{
    std::array<unsigned char, 32> hash;
    if (crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(text.data()), text.size(),
                           reinterpret_cast<const unsigned char *>(key.data()), key.size())
        != 0)
        throw std::runtime_error("a key for a hash is too long");
    std::array<char, 65> hex;
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

bool equal_secrets(std::string_view one, std::string_view other)
{
    return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string new_code()
{
    return random_base32(4) + '-' + random_base32(4);
}

std::string plain_code(std::string_view typed)
{
    std::string plain;
    for (const char c : typed)
        if (c != '-' && c != ' ')
            plain += plain_character(c);
    return plain;
}

std::string key_fingerprint(std::string_view public_key)
{
    static constexpr unsigned char salt[crypto_pwhash_SALTBYTES + 1] = "talon-server-key";
    std::array<unsigned char, crypto_pwhash_BYTES_MIN> hash;
    if (crypto_pwhash(hash.data(), hash.size(), public_key.data(), public_key.size(), salt, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                      crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        throw std::runtime_error("not enough memory for argon2id");
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i)
        bits = bits << 8 | hash[i];
    std::string text;
    for (int shift = 59; text.size() < 12; shift -= 5)
        text += crockford[bits >> shift & 31];
    return text;
}

std::string in_groups(std::string_view plain_code)
{
    std::string text;
    for (std::size_t at = 0; at < plain_code.size(); at += 4)
        text += (at ? "-" : "") + std::string(plain_code.substr(at, 4));
    return text;
}

std::string code_hash(std::string_view typed)
{
    return secret_hash("enrol:" + plain_code(typed));
}

std::string hash_password(const std::string &password)
{
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        throw std::runtime_error("not enough memory for argon2id");
    return hash.data();
}

bool check_password(const std::optional<std::string> &hash, const std::string &password)
{
    // Of a password that nobody has, with the parameters of hash_password().
    static const std::string nobody = "$argon2id$v=19$m=65536,t=2,p=1$k/lqTHrYPfH2ccEP75Jb0Q$JpZuF47JAgzds/wqwsFAk3FFfxREl3HpPT8uxqAHjSU";
    const std::string &against = hash ? *hash : nobody;
    const bool fits = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
    return fits && hash.has_value();
}

void wipe(std::string &secret)
{
    sodium_memzero(secret.data(), secret.size());
    secret.clear();
}

bool is_public_key(const std::string &base64)
{
    // A point of small order (all zeros is one) verifies what nobody signed.
    const auto key = decode<crypto_sign_PUBLICKEYBYTES>(base64);
    return key && crypto_core_ed25519_is_valid_point(key->data()) == 1;
}

bool verify_signature(const std::string &public_key, std::string_view text, const std::string &signature)
{
    const auto key = decode<crypto_sign_PUBLICKEYBYTES>(public_key);
    const auto proof = decode<crypto_sign_BYTES>(signature);
    return key && proof
           && crypto_sign_verify_detached(proof->data(), reinterpret_cast<const unsigned char *>(text.data()),
                                          text.size(), key->data())
                  == 0;
}

} // namespace talon::server
