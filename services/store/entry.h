// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/entry.h"
#include "core/values/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace talon::store {

/// BLAKE2b-256.
using Hash = std::array<std::uint8_t, 32>;
std::string to_hex(const Hash &hash);

using core::Entry;
using core::Origin;

/// An event in the journal. hash = BLAKE2b-256 over prev and every field above it, see chain.h.
struct Record {
    std::int64_t position = 0; ///< gapless from 1
    Origin origin;
    core::Instant at{};
    std::string actor;
    std::string type;
    int version = 1;
    std::string body;
    Hash prev{};
    Hash hash{};
};

struct Head {
    std::int64_t position = 0; ///< 0 for an empty journal
    Hash hash{};
    bool operator==(const Head &) const = default;
};

enum class StoreFault {
    missing,  ///< there is no journal at this path
    exists,   ///< create() on an existing journal
    held,     ///< another process holds it
    newer,    ///< written by a newer version
    damaged,  ///< the chain, the projections or SQLite itself do not hold
    io,       ///< the disk said no; nothing more may be acknowledged until a restart
    too_large,///< an entry over its limits
    duplicate,///< this place in the device's stream is taken already; nothing was appended, the journal lives on
    gap       ///< the seq does not follow the stream's last one; nothing was appended, the journal lives on
};

struct StoreError {
    StoreFault fault = StoreFault::io;
    std::string detail; ///< one English sentence for the log
};

template<class T>
using Stored = core::Result<T, StoreError>;

} // namespace talon::store
