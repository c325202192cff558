// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_copy.h"

#include "store/file_copy.h"
#include "store/journal_impl.h"
#include "store/schema.h"

#include <sqlite3.h>

#include <filesystem>

namespace talon::store {

namespace {

/// So many pages, 256 KiB, are copied before the time is looked at.
constexpr int pages_at_once = 64;
/// A piece that gets nothing because the journal is being read further up the stack comes again; not for ever.
constexpr int most_empty_pieces = 1000;

/// A path as SQLite's URIs want it: everything but letters, digits and a few signs as %XX.
std::string uri_of(const std::string &path)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(path).string()) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '-'
                           || c == '_' || c == '.';
        if (plain) {
            uri.push_back(c);
        } else {
            const auto byte = static_cast<unsigned char>(c);
            uri += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return uri;
}

} // namespace

// --- copying -----------------------------------------------------------------------------------------------------

struct JournalCopy::Impl {
    Impl(const Head &of_journal, SQLite::Database opened) : head(of_journal), database(std::move(opened)) {}
    ~Impl() { sqlite3_backup_finish(backup); }

    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;

    const Head &head; ///< the journal's, as it is now
    SQLite::Database database;
    sqlite3_backup *backup = nullptr;
    std::uint64_t page_bytes = 0;
    int empty_pieces = 0;
};

JournalCopy::JournalCopy(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
JournalCopy::~JournalCopy() = default;

std::int64_t Journal::changes() const { return sqlite3_total_changes64(m_impl->database.getHandle()); }

Stored<std::unique_ptr<JournalCopy>> Journal::begin_copy(const std::string &path)
{
    try {
        auto impl = std::make_unique<JournalCopy::Impl>(
            m_impl->head, SQLite::Database{path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE});
        // Nothing of it counts before it is sealed: no journal of its own, no sync, no lock, and little memory.
        for (const char *pragma : {"PRAGMA locking_mode = EXCLUSIVE", "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF",
                                   "PRAGMA mmap_size = 0", "PRAGMA cache_size = -1024"})
            impl->database.exec(pragma);
        impl->page_bytes = static_cast<std::uint64_t>(m_impl->database.execAndGet("PRAGMA page_size").getInt64());
        impl->backup = sqlite3_backup_init(impl->database.getHandle(), "main", m_impl->database.getHandle(),
                                           "main");
        if (!impl->backup)
            throw SQLite::Exception(impl->database.getHandle());
        return std::unique_ptr<JournalCopy>(new JournalCopy(std::move(impl)));
    } catch (const SQLite::Exception &exception) {
        return failure(StoreFault::io, "cannot begin the copy " + path + ": " + to_error(exception).detail);
    }
}

Stored<std::optional<Head>> JournalCopy::go_on(std::chrono::microseconds budget)
{
    const auto end = std::chrono::steady_clock::now() + budget;
    do {
        const int code = sqlite3_backup_step(m_impl->backup, pages_at_once);
        if (code == SQLITE_DONE)
            return std::optional{m_impl->head};
        const int kind = code & 0xff;
        if ((kind == SQLITE_BUSY || kind == SQLITE_LOCKED) && ++m_impl->empty_pieces < most_empty_pieces)
            return std::optional<Head>{};
        if (code != SQLITE_OK)
            return failure(StoreFault::io, std::string{"the copy of the journal failed: "} + sqlite3_errstr(code));
        m_impl->empty_pieces = 0;
    } while (std::chrono::steady_clock::now() < end);
    return std::optional<Head>{};
}

std::uint64_t JournalCopy::bytes_done() const
{
    const int pages = sqlite3_backup_pagecount(m_impl->backup) - sqlite3_backup_remaining(m_impl->backup);
    return static_cast<std::uint64_t>(std::max(pages, 0)) * m_impl->page_bytes;
}

std::uint64_t JournalCopy::bytes_left() const
{
    return static_cast<std::uint64_t>(std::max(sqlite3_backup_remaining(m_impl->backup), 0)) * m_impl->page_bytes;
}

Stored<core::Done> seal_copy(const std::string &path)
{
    namespace fs = std::filesystem;
    try {
        SQLite::Database database{path, SQLite::OPEN_READWRITE};
        database.exec("PRAGMA locking_mode = EXCLUSIVE");
        database.exec("PRAGMA synchronous = FULL");
        // To its last step: the commit comes with it, and the error of a disk that says no.
        SQLite::Statement mode{database, "PRAGMA journal_mode = DELETE"};
        const bool plain = mode.executeStep() && mode.getColumn(0).getString() == "delete";
        while (mode.executeStep()) {
        }
        if (!plain)
            return failure(StoreFault::io, "the copy " + path + " cannot be made one plain file");
    } catch (const SQLite::Exception &exception) {
        return failure(StoreFault::io, "the copy " + path + " cannot be sealed: " + to_error(exception).detail);
    }
    std::error_code unknown;
    for (const char *part : {"-wal", "-shm", "-journal"}) {
        if (fs::exists(path + part, unknown) || unknown)
            return failure(StoreFault::io, "the copy left " + path + part + " behind");
    }
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, unknown);
    if (unknown)
        return failure(StoreFault::io, "cannot protect " + path + ": " + unknown.message());
    return sync_file(path);
}

// --- checking ----------------------------------------------------------------------------------------------------

Stored<Journal> Journal::open_for_reading(const std::string &path)
{
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown))
        return failure(StoreFault::missing, "there is no file " + path);
    try {
        // Immutable: SQLite takes no lock, which a network share may not have, and looks for no log.
        SQLite::Database database{uri_of(path) + "?immutable=1", SQLite::OPEN_READONLY | SQLite::OPEN_URI};
        for (const char *pragma : {"PRAGMA mmap_size = 0", "PRAGMA cache_size = -2048", "PRAGMA temp_store = MEMORY",
                                   "PRAGMA trusted_schema = OFF", "PRAGMA query_only = ON"})
            database.exec(pragma);
        if (auto known = check_schema(database); !known)
            return core::Failure{known.error()};
        if (database.execAndGet("PRAGMA user_version").getInt() != schema_version())
            return failure(StoreFault::damaged, path + " was made by an older talond");
        Journal journal{std::make_unique<Impl>(Hold::none(), std::move(database))};
        if (auto found = journal.m_impl->find_owner_and_ends(); !found)
            return core::Failure{found.error()};
        return journal;
    } catch (const SQLite::Exception &exception) {
        return core::Failure{to_error(exception)};
    }
}

Stored<std::map<core::DeviceId, StreamEnd>> Journal::stream_ends() const
{
    auto &impl = *m_impl;
    return impl.guarded([&]() -> Stored<std::map<core::DeviceId, StreamEnd>> {
        std::map<core::DeviceId, StreamEnd> ends;
        SQLite::Statement rows{impl.database, "SELECT device, epoch, max(seq) FROM event WHERE seq > 0"
                                              " GROUP BY device, epoch ORDER BY device, epoch"};
        while (rows.executeStep()) // of a device's epochs the last one stays
            ends[core::DeviceId{rows.getColumn(0).getString()}] = {rows.getColumn(1).getInt64(), rows.getColumn(2).getInt64()};
        return ends;
    });
}

Stored<CheckedBackup> check_backup(const std::string &path, std::int64_t newest_events)
{
    const auto journal = Journal::open_for_reading(path);
    if (!journal)
        return core::Failure{journal.error()};
    const auto complaints = journal->complaints();
    if (!complaints)
        return core::Failure{complaints.error()};
    if (!complaints->empty())
        return failure(StoreFault::damaged, "SQLite says of " + path + ": " + complaints->front());
    const std::int64_t from = newest_events > 0 ? journal->head().position - newest_events + 1 : 1;
    if (auto sound = journal->read(from, [](Record &&) { return true; }); !sound)
        return core::Failure{sound.error()};
    auto streams = journal->stream_ends();
    if (!streams)
        return core::Failure{streams.error()};
    return CheckedBackup{journal->owner(), journal->head(), std::move(*streams)};
}

} // namespace talon::store
