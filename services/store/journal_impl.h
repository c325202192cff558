// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/hold.h"
#include "store/projection.h"

namespace talon::store {

/// What a Journal is made of. The hold is let go last, when the connection is closed.
struct Journal::Impl {
    Impl(Hold taken, SQLite::Database opened);
    ~Impl();

    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;

    /// Runs `work`, unless an earlier fault stopped the journal; a fault of SQLite in it stops the journal for good.
    template<class Work>
    auto guarded(Work work) -> decltype(work())
    {
        if (stopped)
            return failure(StoreFault::io, "the journal is stopped since: " + stopped->detail);
        try {
            return work();
        } catch (const SQLite::Exception &exception) {
            stopped = to_error(exception);
            return core::Failure{*stopped};
        }
    }

    Stored<core::Done> find_owner_and_ends();
    /// Is anything missing that was acknowledged?
    Stored<core::Done> check_witness();
    /// The hash stored at a position, if there is one.
    std::optional<Hash> hash_at(std::int64_t position);

    Stored<Head> insert(std::span<const Entry> entries);
    void insert(const Entry &entry, std::int64_t position, const Hash &prev, const Hash &hash);
    Head read_head();
    /// Moves the WAL into the database file when it holds that many frames.
    Stored<core::Done> settle_from(int frames);
    Stored<core::Done> put(const char *sql, const std::string &key, const std::string &value);
    Stored<std::optional<std::string>> get(const char *sql, const std::string &key);
    std::optional<core::Result<Snapshot, std::string>> snapshot_below(std::int64_t &below);
    std::pair<std::int64_t, Hash> read_stream_head(const core::DeviceId &device, std::int64_t epoch);
    /// The seq alone, which stands in the index: each device asks for it with each of its events.
    std::int64_t read_stream_seq(const core::DeviceId &device, std::int64_t epoch);

    Hold hold;
    SQLite::Database database;
    SQLite::Statement insert_event;
    SQLite::Statement select_head;
    SQLite::Statement select_hash;
    SQLite::Statement select_stream_head;
    SQLite::Statement select_stream_seq;
    SQLite::Statement select_stream_hash;
    Projection projection;
    std::string owner;
    Head head;
    Head base; ///< what was pruned last
    std::optional<StoreError> stopped;
    int frames_in_wal = 0; ///< after the last commit
    bool fresh = true;     ///< Journal::tickets_fresh()
};

} // namespace talon::store
