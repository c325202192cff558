// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/journal.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

namespace talon::store {

inline core::Failure<StoreError> failure(StoreFault fault, std::string detail)
{
    return core::Failure{StoreError{fault, std::move(detail)}};
}

/// What an SQLite error means for the journal: held by another process, damaged, or the disk said no. Whatever is
/// not known for certain to be one of the first two counts as the last.
StoreError to_error(const SQLite::Exception &exception);

/// A prepared statement for one use: whatever happens, it is reset and its bindings are cleared afterwards.
class Use
{
public:
    explicit Use(SQLite::Statement &statement) : m_statement(statement) { m_statement.tryReset(); }
    ~Use() { m_statement.tryReset(); }
    Use(const Use &) = delete;
    Use &operator=(const Use &) = delete;

    SQLite::Statement *operator->() { return &m_statement; }
    SQLite::Statement &operator*() { return m_statement; }

private:
    SQLite::Statement &m_statement;
};

inline void bind_hash(SQLite::Statement &statement, int index, const Hash &hash)
{
    statement.bindNoCopy(index, hash.data(), static_cast<int>(hash.size()));
}

/// Nothing when the column does not hold 32 bytes.
std::optional<Hash> hash_in(const SQLite::Column &column);

/// SQLite takes a lock of the whole process for each piece of memory, only to count it. Before the first connection.
void count_no_memory();

/// Settings of the one connection: WAL, a full sync at each commit, no mmap, this process alone.
/// Checkpoints are made by the caller: SQLite's own would swallow their errors.
void configure(SQLite::Database &database);

/// Closing the last connection moves the WAL into the database file and deletes it, unless this forbids it: a file
/// that was found damaged, or that could not be synced, is left as it is.
void keep_wal_on_close(SQLite::Database &database, bool keep);

/// Moves everything from the WAL into the database file, both synced, and empties the WAL. Throws SQLite::Exception.
void checkpoint_and_empty(SQLite::Database &database);

/// What SQLite says, as a part of one sentence: it breaks some of its complaints into lines.
std::string in_one_line(std::string text);

} // namespace talon::store
