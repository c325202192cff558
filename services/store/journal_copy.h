// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/journal.h"

#include <chrono>

namespace talon::store {

/// A copy of a journal that goes on meanwhile, made in short pieces by SQLite's online backup. Whatever is committed
/// between two pieces comes into the copy as well, since it is written through the same connection, so the copy
/// never has to begin anew. Used and destroyed where the journal is used, before the journal is.
///
/// The copy is written without a sync and must lie on a disk as quick as the journal's own: a commit writes into it too.
class JournalCopy
{
public:
    /// Made by Journal::begin_copy().
    struct Impl;
    explicit JournalCopy(std::unique_ptr<Impl> impl);
    ~JournalCopy();
    JournalCopy(const JournalCopy &) = delete;
    JournalCopy &operator=(const JournalCopy &) = delete;

    /// Copies for about `budget`; at the end the head that the journal has and the copy holds. An error ends the copy, not
    /// the journal: a fault of the journal's own disk meets the journal by itself.
    Stored<std::optional<Head>> go_on(std::chrono::microseconds budget);

    /// Bytes copied, and those still to be copied, as of the last piece.
    std::uint64_t bytes_done() const;
    std::uint64_t bytes_left() const;

private:
    std::unique_ptr<Impl> m_impl;
};

/// Makes of a complete copy one plain file that needs no log beside it, durable when it returns.
Stored<core::Done> seal_copy(const std::string &path);

/// What a backup was found to hold.
struct CheckedBackup {
    std::string owner;
    Head head;
    std::map<core::DeviceId, StreamEnd> streams;
};

/// Opens a sealed copy for reading only and checks it: SQLite's own check of every page and index, and the chain of the
/// last `newest_events` events (all when 0). Nothing is written, not even a lock. `damaged` says what is wrong.
Stored<CheckedBackup> check_backup(const std::string &path, std::int64_t newest_events);

} // namespace talon::store
