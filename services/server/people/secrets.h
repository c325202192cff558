// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Everything random or secret, by libsodium. Call init_secrets() once at the start of the program.
namespace talon::server {

/// Throws when the machine has no randomness.
void init_secrets();

/// `bytes` random bytes in URL-safe base64 without padding.
std::string random_token(std::size_t bytes = 32);
/// `bytes` random bytes in standard base64, as the protocol's challenges carry them.
std::string random_base64(std::size_t bytes);
/// Random characters of Crockford's base 32, five bits each.
std::string random_base32(std::size_t characters);

/// Random figures, as a booking's code is made of.
std::string random_digits(int digits);

/// BLAKE2b-256 in hex: under it tokens and codes are kept, so that what is kept opens nothing.
std::string secret_hash(std::string_view secret);
/// BLAKE2b-256 with a key of 16 to 64 bytes, in hex.
std::string keyed_hash(std::string_view key, std::string_view text);
/// Takes the same time wherever the first difference is.
bool equal_secrets(std::string_view one, std::string_view other);

/// The secret part of a new enrolment code as it is shown, "7ZK3-M9QX": 40 bits, good for hours, tried slowly.
std::string new_code();
/// A code as somebody typed it, in its one form: without dashes and spaces, in capitals, O as 0, I and L as 1.
std::string plain_code(std::string_view typed);
/// What an enrolment code says of the server's key: 12 characters, 60 bits of argon2id (64 MiB, two passes) of the public key in
/// DER. Whoever wants to stand between a terminal and its server needs a key with these bits: 2^60 tries of some 50 ms and 64 MiB each.
/// PROTOCOL.md tells it to the byte; kiosk/link has the other end.
std::string key_fingerprint(std::string_view public_key);
/// "7ZK3-M9QX": in groups of four.
std::string in_groups(std::string_view plain_code);
/// The hash without a key under which codes were kept in journals before there was one (see site_secret.h).
std::string code_hash(std::string_view typed);

/// An argon2id hash with its parameters; takes ~50 ms and 64 MiB.
std::string hash_password(const std::string &password);
/// Checks against a hash. Nothing for a hash: takes the same time and is false (nobody learns which logins exist).
bool check_password(const std::optional<std::string> &hash, const std::string &password);
/// Overwrites a secret's bytes.
void wipe(std::string &secret);

/// Is this the base64 of an Ed25519 public key: a point of the curve, of its large subgroup?
bool is_public_key(const std::string &base64);
/// Ed25519: is the signature (base64) of `text` by this key (base64)?
bool verify_signature(const std::string &public_key, std::string_view text, const std::string &signature);

} // namespace talon::server
