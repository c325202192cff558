// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall.h"
#include "core/result.h"

#include <array>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace talon::store {

/// BLAKE2b-256.
using Hash = std::array<std::uint8_t, 32>;
std::string to_hex(const Hash &hash);

/// Where an event comes from: a device's own stream, or the journal's owner itself (device empty, epoch 0).
struct Origin {
    core::DeviceId device;
    std::int64_t epoch = 0;
    std::int64_t seq = 0; ///< gapless from 1 within device and epoch; 0 for the owner's own events
    Hash hash{};          ///< the hash in the device's chain; zero for the owner's own events

    bool operator==(const Origin &) const = default;
};

/// An event on its way into the journal. `type`, `version` and `body` are wire's encoding; the store does not read them.
struct Entry {
    Origin origin;
    core::Instant at{};
    std::string actor;   ///< at most 128 bytes
    std::string type;    ///< at most 64 bytes
    int version = 1;
    std::string body;    ///< at most 1 MiB
    /// The tickets that this event changed, as they are after it: what the projection shall hold.
    std::vector<core::Ticket> tickets;
};

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

class Hold;

/// One journal: an SQLite file in WAL mode with synchronous=FULL, used through one connection by one process at a
/// time (an advisory lock beside it). After an `io` fault the object refuses everything: restart and reopen,
/// never retry an fsync. Not thread-safe: GroupCommit owns it in its own thread while a program runs.
class Journal
{
public:
    /// Makes a new journal owned by `owner` (site or device id), or refuses with `exists`.
    static Stored<Journal> create(const std::string &path, const std::string &owner);
    /// Opens, takes the lock, migrates to the present schema, and checks that the head of the chain holds.
    static Stored<Journal> open(const std::string &path);

    Journal(Journal &&) noexcept;
    Journal &operator=(Journal &&) noexcept;
    ~Journal();

    const std::string &owner() const;
    Head head() const;

    /// Appends all entries in order as one transaction, durable when it returns. All or nothing.
    Stored<Head> append(std::span<const Entry> entries);

    /// Moves what the write-ahead log has gathered into the database file when it is worth it (some milliseconds).
    /// Called between commits, when nobody waits; append() does it by itself when nobody ever calls this.
    Stored<core::Done> settle();

    /// Reads records with position ≥ `from` in order until `visit` returns false. Checks the chain as it goes:
    /// `damaged` names the first bad position.
    Stored<core::Done> read(std::int64_t from, const std::function<bool(Record &&)> &visit) const;

    /// SQLite's own check of the whole file: its complaints, at most ten; none when all is well.
    Stored<std::vector<std::string>> complaints() const;

    /// The last seq and hash of a device's epoch, {0, zero} when there is none: the durable cursor.
    Stored<std::pair<std::int64_t, Hash>> stream_head(const core::DeviceId &device, std::int64_t epoch) const;
    /// The hash stored for one event of a device's stream, if it is here.
    Stored<std::optional<Hash>> stream_hash(const core::DeviceId &device, std::int64_t epoch, std::int64_t seq) const;

    /// Password hashes stand beside the journal, not in it, so that they can be replaced and erased.
    Stored<core::Done> set_password_hash(const core::StaffId &staff, const std::string &hash);
    Stored<std::optional<std::string>> password_hash(const core::StaffId &staff) const;

    /// A small durable value of the owner's (a device's push cursor, the last spoken call). Keys and values ≤ 4 KiB.
    Stored<core::Done> set_value(const std::string &key, const std::string &value);
    Stored<std::optional<std::string>> value(const std::string &key) const;

    /// The projection of one ticket, for checks and for tickets of earlier days.
    Stored<std::optional<core::Ticket>> ticket(const core::TicketId &id) const;
    /// Visits the whole projection, oldest ticket first, with the position of the ticket's last event, until
    /// `visit` returns false.
    Stored<core::Done> each_ticket(const std::function<bool(core::Ticket &&, std::int64_t changed)> &visit) const;

private:
    struct Impl;
    explicit Journal(std::unique_ptr<Impl> impl);
    static Stored<Journal> open_held(const std::string &path, Hold hold);
    std::unique_ptr<Impl> m_impl;
};

} // namespace talon::store
