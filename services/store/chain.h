// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/entry.h"

#include <cstdint>
#include <string_view>

namespace talon::store {

/// BLAKE2b-256 over a sequence of fields, each of which says where it ends, so that no two different sequences
/// feed the same bytes. Integers are 8 bytes, two's complement, least significant byte first; a text is its
/// length in bytes as such an integer, then its bytes; a hash is its 32 bytes.
class FieldHash
{
public:
    FieldHash();

    FieldHash &integer(std::int64_t value);
    FieldHash &text(std::string_view value);
    FieldHash &hash(const Hash &value);
    /// May be called once, last.
    Hash finish();

private:
    alignas(64) std::array<unsigned char, 384> m_state; ///< a crypto_generichash_state
};

/// The hash of an event in the journal's chain, so that another program can check a journal. The fields, in order:
///
///     prev         hash     the hash of the event before, 32 zero bytes at position 1
///     position     integer
///     device       text     UTF-8, empty for the owner's own events
///     epoch        integer
///     seq          integer
///     stream_hash  hash     32 zero bytes for the owner's own events (null in the table)
///     at           integer  milliseconds since 1970-01-01 UTC
///     actor        text
///     type         text
///     version      integer
///     body         text
///
/// The digest is BLAKE2b with 32 bytes of output and no key, over these fields and nothing else. `record.hash` is not read.
Hash event_hash(const Record &record);

/// The same for an entry that is about to stand at `position` after `prev`.
Hash event_hash(const Entry &entry, std::int64_t position, const Hash &prev);

/// Who stands as the actor of every event in a device's own journal: "device:<id>".
std::string device_actor(const core::DeviceId &device);

/// The hash that a device's own journal holds for its event `seq`, and that it pushes with the event: event_hash() of an
/// owner's event at position `seq` whose actor is device_actor(). The backend computes it anew from what arrived
/// (sync's ChainHash), so that an altered event or a chain that leaves the known one is noticed.
Hash device_event_hash(const core::DeviceId &device, std::int64_t seq, const Hash &prev, core::Instant at,
                       const std::string &type, int version, const std::string &body);

} // namespace talon::store
