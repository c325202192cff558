// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/list_text.h"
#include "core/values/time.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace talon::server {

/// A list that was read, and what was worked out of it so far.
struct ReadFile {
    std::string id;
    std::string hash;   ///< BLAKE2b-256 of its bytes
    std::string header; ///< a hash of its header
    core::ListEncoding encoding = core::ListEncoding::utf8;
    core::ListTable table;
    std::map<std::string, std::string> digests; ///< of codes, with `salt`
    std::string salt;
    core::Instant read{};
    core::Instant written{}; ///< the file, when it was changed last; of a person's: when it was given
};

/// The lists that somebody is looking at. In memory only: what is written on no disk need not be destroyed there.
class ListShelf
{
public:
    static constexpr std::size_t most = 4;
    static constexpr core::Millis kept{std::chrono::minutes(30)};

    /// Takes a list in place of the oldest one where there are too many.
    ReadFile &put(ReadFile file);
    /// Null when it is forgotten, or was never there.
    ReadFile *find(const std::string &id);
    void forget_old(core::Instant now);
    void forget(const std::string &id);

private:
    std::vector<ReadFile> m_files; ///< the oldest first
};

} // namespace talon::server
