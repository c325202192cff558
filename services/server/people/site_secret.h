// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <string>
#include <string_view>

namespace talon::server {

/// A random key of this site's own, in DATA/secret.key beside the journal and in no backup: what is kept in the journal under
/// hashes with this key tells nothing to whoever holds a backup alone. It is made where it is missing; without the old one, as on a new
/// machine, open enrolment codes are worth nothing and browsers are strangers again. Nothing else is lost.
class SiteSecret
{
public:
    /// Reads the key, or makes it, durably. One sentence when neither can be done.
    static core::Result<SiteSecret, std::string> of(const std::string &data);

    /// BLAKE2b-256 with the key, in hex. `purpose` keeps hashes of different kinds apart.
    std::string hash(std::string_view purpose, std::string_view text) const;

private:
    explicit SiteSecret(std::string key) : m_key(std::move(key)) {}

    std::string m_key; ///< 32 bytes
};

} // namespace talon::server
