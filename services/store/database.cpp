// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include <sqlite3.h>

#include <algorithm>

namespace talon::store {

StoreError to_error(const SQLite::Exception &exception)
{
    const int code = exception.getErrorCode() & 0xff;
    std::string detail = "SQLite error " + std::to_string(exception.getExtendedErrorCode()) + ": " + exception.what();
    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {StoreFault::held, std::move(detail)};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_SCHEMA:
    case SQLITE_ERROR: // a table or column that the schema must have is not there
        return {StoreFault::damaged, std::move(detail)};
    default:
        return {StoreFault::io, std::move(detail)};
    }
}

std::optional<Hash> hash_in(const SQLite::Column &column)
{
    Hash hash;
    if (column.getBytes() != static_cast<int>(hash.size()))
        return std::nullopt;
    const auto *bytes = static_cast<const std::uint8_t *>(column.getBlob());
    std::copy_n(bytes, hash.size(), hash.begin());
    return hash;
}

void count_no_memory()
{
    // Refused when SQLite runs already, started by somebody else: then it counts.
    [[maybe_unused]] static const int asked = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

void configure(SQLite::Database &database)
{
    // Before the first access: the WAL's index then lives in memory and no other process can come in.
    database.exec("PRAGMA locking_mode = EXCLUSIVE");
    database.exec("PRAGMA mmap_size = 0");
    database.exec("PRAGMA cache_size = -2048");
    database.exec("PRAGMA temp_store = MEMORY");
    database.exec("PRAGMA foreign_keys = ON");
    database.exec("PRAGMA trusted_schema = OFF");
    database.exec("PRAGMA synchronous = FULL");
    database.exec("PRAGMA wal_autocheckpoint = 0");
    // A WAL that keeps its size is overwritten in place, and a sync need not write the file's length: as much as append() lets it grow.
    database.exec("PRAGMA journal_size_limit = 17825792");
}

void keep_wal_on_close(SQLite::Database &database, bool keep)
{
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, nullptr);
}

void checkpoint_and_empty(SQLite::Database &database)
{
    const int code = sqlite3_wal_checkpoint_v2(database.getHandle(), "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr,
                                               nullptr);
    if (code != SQLITE_OK)
        throw SQLite::Exception(database.getHandle(), code);
}

std::string in_one_line(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

} // namespace talon::store
