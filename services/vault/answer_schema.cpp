// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/answer_schema.h"

#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <algorithm>

namespace talon::vault {

namespace {

// WITHOUT ROWID: rows stand in the order of random ids, and nothing remembers the order in which they came.
constexpr auto schema = R"sql(
CREATE TABLE inbox (id BLOB PRIMARY KEY, survey TEXT NOT NULL, version INTEGER NOT NULL, day INTEGER NOT NULL, part INTEGER NOT NULL,
    channel INTEGER NOT NULL, service TEXT NOT NULL, marks TEXT NOT NULL, words TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE seen (id BLOB PRIMARY KEY, day INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE held (id BLOB PRIMARY KEY, survey TEXT NOT NULL, version INTEGER NOT NULL, service TEXT NOT NULL, week INTEGER NOT NULL,
    channel INTEGER NOT NULL, marks TEXT NOT NULL, words TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE answer (id BLOB PRIMARY KEY, survey TEXT NOT NULL, version INTEGER NOT NULL, day INTEGER NOT NULL, part INTEGER NOT NULL,
    channel INTEGER NOT NULL, service TEXT NOT NULL, marks TEXT NOT NULL, salt BLOB, words TEXT, words_hash BLOB NOT NULL,
    seal INTEGER) WITHOUT ROWID;
CREATE INDEX answer_of ON answer (survey, version, seal);
CREATE TABLE tally (survey TEXT NOT NULL, version INTEGER NOT NULL, slice TEXT NOT NULL, question TEXT NOT NULL, choice TEXT NOT NULL,
    told INTEGER NOT NULL, fresh INTEGER NOT NULL, PRIMARY KEY (survey, version, slice, question, choice)) WITHOUT ROWID;
CREATE TABLE receipt_key (day INTEGER PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE spent (mark BLOB PRIMARY KEY, day INTEGER NOT NULL) WITHOUT ROWID;
)sql";

// What is counted of answers, each in the transaction in which it happens; nothing of an answer itself.
constexpr auto counts = R"sql(
CREATE TABLE sealed (turn INTEGER PRIMARY KEY, survey TEXT NOT NULL, version INTEGER NOT NULL, seal INTEGER NOT NULL, answers INTEGER NOT NULL,
    UNIQUE (survey, version, seal)) WITHOUT ROWID;
CREATE TABLE sealed_count (turn INTEGER NOT NULL, slice TEXT NOT NULL, question TEXT NOT NULL, choice TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (turn, slice, question, choice)) WITHOUT ROWID;
CREATE TABLE taken (survey TEXT NOT NULL, version INTEGER NOT NULL, part INTEGER NOT NULL, service TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (survey, version, part, service)) WITHOUT ROWID;
CREATE TABLE receipt_count (day INTEGER PRIMARY KEY, used INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE sign (day INTEGER NOT NULL, code TEXT NOT NULL, source TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (day, code, source)) WITHOUT ROWID;
)sql";

void configure(SQLite::Database &database)
{
    // TRUNCATE: with the exclusive lock a DELETE journal is not deleted but left lying with the old pages, and those hold what was to be erased.
    for (const char *pragma : {"locking_mode = EXCLUSIVE", "journal_mode = TRUNCATE", "synchronous = EXTRA", "secure_delete = ON", "mmap_size = 0",
                               "temp_store = MEMORY", "trusted_schema = OFF"})
        database.exec(std::string("PRAGMA ") + pragma);
}

} // namespace

const FileKind answers_file{"the answers", 0x54414e53 /* "TANS" */, 2, schema, {counts}};

VaultError to_error(const SQLite::Exception &exception, const FileKind &kind)
{
    const int code = exception.getErrorCode() & 0xff;
    const std::string detail = std::string(kind.holds) + ": SQLite error " + std::to_string(exception.getExtendedErrorCode()) + ": " + exception.what();
    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {VaultFault::held, detail};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR: return {VaultFault::damaged, detail};
    default: return {VaultFault::io, detail};
    }
}

std::optional<VaultError> prepare(SQLite::Database &database, const std::string &path, const FileKind &kind)
{
    configure(database);
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    const VaultError other{VaultFault::damaged, path + " holds something else"};
    const int version = database.execAndGet("PRAGMA user_version").getInt();
    if (version > kind.version)
        return VaultError{VaultFault::newer, path + " was written by a newer talond"};
    if (version == 0) {
        if (database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() != 0)
            return other;
        database.exec(kind.tables);
        database.exec("PRAGMA application_id = " + std::to_string(kind.application_id));
    } else if (database.execAndGet("PRAGMA application_id").getInt() != kind.application_id) {
        return other;
    }
    for (int made = std::max(version, 1); made < kind.version; ++made)
        database.exec(kind.later[static_cast<std::size_t>(made) - 1]);
    database.exec("PRAGMA user_version = " + std::to_string(kind.version));
    transaction.commit();
    return std::nullopt;
}

} // namespace talon::vault
