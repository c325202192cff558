// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace talon::library {

// Signatures as minisign makes and checks them (its prehashed form «ED»: Ed25519 over BLAKE2b-512), so that anybody can check
// an edition with Debian's own `minisign`.

/// The pair by which a site signs. `secret` is 64 bytes and stays on talond's disk.
struct SigningKey {
    std::string id;     ///< 8 bytes that name the pair
    std::string open;   ///< 32 bytes, Ed25519
    std::string secret; ///< 64 bytes

    static SigningKey make();
    /// One line of base64, for a file that its owner alone can read; and back. The error is a sentence.
    std::string written() const;
    static core::Result<SigningKey, std::string> read(std::string_view written);
    /// The line of base64 that `minisign -P` takes and that a stand is given when it is enrolled.
    std::string public_line() const;
};

/// A signature file of the message. `trusted` is one line that is signed as well: "site=demo epoch=1 edition=24".
std::string sign(const SigningKey &key, std::string_view message, std::string_view trusted);

/// The trusted comment, when the signature file is one of this message by the key of this public line; else nothing.
std::optional<std::string> verified(std::string_view public_line, std::string_view message, std::string_view signature);

} // namespace talon::library
