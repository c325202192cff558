// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/durable_file.h"
#include "store/journal_impl.h"
#include "store/schema.h"
#include "store/wal_check.h"

#include <SQLiteCpp/Transaction.h>

#include <sqlite3.h>

#include <filesystem>

namespace talon::store {

namespace {

/// How many of the last events are checked when a journal is opened; `talond verify` checks all.
constexpr std::int64_t checked_at_open = 256;
/// SQLite's own check of every page is made when that takes no more than some milliseconds.
constexpr std::uintmax_t quick_check_bytes = 8 * 1024 * 1024;

/// A little more than a WAL holds when settle() empties it.
constexpr std::size_t wal_bytes = 5 * 1024 * 1024;

void build(const std::string &path, const std::string &owner)
{
    SQLite::Database database{path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    database.exec("PRAGMA synchronous = FULL");
    database.exec("PRAGMA application_id = " + std::to_string(application_id));
    migrate(database);
    SQLite::Statement insert{database, "INSERT INTO journal (one, owner) VALUES (1, ?)"};
    insert.bindNoCopy(1, owner);
    insert.exec();
}

void remove_leftovers(const std::string &path)
{
    std::error_code ignored; // an error shows itself when the file is made
    std::filesystem::remove(path, ignored);
    std::filesystem::remove(path + "-journal", ignored);
}

Stored<core::Done> quick_check(SQLite::Database &database, const std::string &path)
{
    std::error_code unknown;
    if (std::filesystem::file_size(path, unknown) > quick_check_bytes || unknown)
        return core::Done{};
    const std::string answer = database.execAndGet("PRAGMA quick_check(1)").getString();
    if (answer != "ok")
        return failure(StoreFault::damaged, "SQLite says: " + in_one_line(answer));
    return core::Done{};
}

} // namespace

Stored<Journal> Journal::create(const std::string &path, const std::string &owner)
{
    namespace fs = std::filesystem;
    auto hold = Hold::take(path);
    if (!hold)
        return core::Failure{hold.error()};
    std::error_code unknown;
    // A write-ahead log without its journal may hold events: nothing is built over it.
    for (const char *part : {"", "-wal", "-journal"}) {
        if (fs::exists(path + part, unknown) || unknown)
            return failure(StoreFault::exists, "a journal stands here already: " + path + part);
    }
    // Built aside and renamed, so that a crash in between leaves either a whole journal or none.
    const std::string aside = path + ".new";
    remove_leftovers(aside);
    try {
        build(aside, owner);
    } catch (const SQLite::Exception &exception) {
        remove_leftovers(aside);
        return failure(StoreFault::io, "cannot make " + aside + ": " + to_error(exception).detail);
    }
    fs::permissions(aside, fs::perms::owner_read | fs::perms::owner_write, unknown);
    if (!unknown)
        fs::rename(aside, path, unknown);
    if (unknown)
        return failure(StoreFault::io, "cannot name " + path + ": " + unknown.message());
    if (auto synced = sync_folder_of(path); !synced)
        return core::Failure{synced.error()};
    hold.value().witness({});
    return open_held(path, std::move(hold.value()));
}

Stored<Journal> Journal::open(const std::string &path)
{
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown))
        return failure(StoreFault::missing, "there is no journal " + path);
    auto hold = Hold::take(path);
    if (!hold)
        return core::Failure{hold.error()};
    return open_held(path, std::move(hold.value()));
}

Stored<Journal> Journal::open_held(const std::string &path, Hold hold)
{
    if (auto whole = check_wal(path + "-wal"); !whole)
        return core::Failure{whole.error()};
    try {
        count_no_memory();
        SQLite::Database database{path, SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX};
        keep_wal_on_close(database, true);
        configure(database);
        if (auto known = check_schema(database); !known)
            return core::Failure{known.error()};
        if (auto whole = quick_check(database, path); !whole)
            return core::Failure{whole.error()};
        if (database.execAndGet("PRAGMA journal_mode = WAL").getString() != "wal")
            return failure(StoreFault::io, "SQLite cannot use a write-ahead log here");
        // What a crash left in the WAL may be in the kernel's cache only: it is made durable before anything is
        // built on it, and every run starts an empty WAL.
        checkpoint_and_empty(database);
        migrate(database);
        checkpoint_and_empty(database);
        lay_out(path + "-wal", wal_bytes);
        Journal journal{std::make_unique<Impl>(std::move(hold), std::move(database))};
        if (auto found = journal.m_impl->find_owner_and_ends(); !found)
            return core::Failure{found.error()};
        const auto last = journal.head().position;
        if (auto sound = journal.read(last - checked_at_open + 1, [](Record &&) { return true; }); !sound)
            return core::Failure{sound.error()};
        if (auto all_here = journal.m_impl->check_witness(); !all_here)
            return core::Failure{all_here.error()};
        keep_wal_on_close(journal.m_impl->database, false);
        return journal;
    } catch (const SQLite::Exception &exception) {
        return core::Failure{to_error(exception)};
    }
}

// --- what it is made of ------------------------------------------------------------------------------------------

Journal::Impl::Impl(Hold taken, SQLite::Database opened)
    : hold(std::move(taken)), database(std::move(opened)),
      insert_event(database, "INSERT INTO event (position, device, epoch, seq, stream_hash, at, actor, type, version,"
                             " body, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      select_head(database, "SELECT position, hash FROM event ORDER BY position DESC LIMIT 1"),
      select_hash(database, "SELECT hash FROM event WHERE position = ?"),
      select_stream_head(database, "SELECT seq, stream_hash FROM event WHERE device = ? AND epoch = ? AND seq > 0"
                                   " ORDER BY seq DESC LIMIT 1"),
      select_stream_seq(database, "SELECT seq FROM event WHERE device = ? AND epoch = ? AND seq > 0 ORDER BY seq DESC LIMIT 1"),
      select_stream_hash(database, "SELECT stream_hash FROM event WHERE device = ? AND epoch = ? AND seq = ?"
                                   " AND seq > 0"),
      projection(database)
{
    sqlite3_wal_hook(
        database.getHandle(),
        [](void *counter, sqlite3 *, const char *, int frames) {
            *static_cast<int *>(counter) = frames;
            return SQLITE_OK;
        },
        &frames_in_wal);
}

Journal::Impl::~Impl()
{
    // Closing would sync again what could not be synced.
    if (stopped)
        keep_wal_on_close(database, true);
}

Stored<core::Done> Journal::Impl::find_owner_and_ends()
{
    return guarded([&]() -> Stored<core::Done> {
        SQLite::Statement select{database, "SELECT owner FROM journal"};
        if (!select.executeStep())
            return failure(StoreFault::damaged, "the journal does not say whose it is");
        owner = select.getColumn(0).getString();
        head = read_head();
        SQLite::Statement pruned{database, "SELECT position, hash FROM base"};
        if (!pruned.executeStep())
            return failure(StoreFault::damaged, "the journal does not say where it begins");
        base = {pruned.getColumn(0).getInt64(), hash_in(pruned.getColumn(1)).value_or(Hash{})};
        SQLite::Statement projected{database, "SELECT fresh FROM projection"};
        fresh = projected.executeStep() && projected.getColumn(0).getInt() == 1;
        if (base.position > 0 && base.position >= head.position)
            return failure(StoreFault::damaged, "nothing follows event " + std::to_string(base.position)
                                                    + ", the last one that was pruned");
        if (base.position > 0) {
            SQLite::Statement first{database, "SELECT prev FROM event WHERE position = ?"};
            first.bind(1, base.position + 1);
            if (!first.executeStep() || hash_in(first.getColumn(0)) != base.hash)
                return failure(StoreFault::damaged, "event " + std::to_string(base.position + 1)
                                                        + " does not follow what was pruned");
        }
        return core::Done{};
    });
}

Stored<core::Done> Journal::Impl::check_witness()
{
    return guarded([&]() -> Stored<core::Done> {
        const auto seen = hold.witnessed();
        if (!seen || seen->position == 0)
            return core::Done{};
        if (seen->position > head.position)
            return failure(StoreFault::damaged, "the journal ends with event " + std::to_string(head.position)
                                                    + ", but event " + std::to_string(seen->position)
                                                    + " was acknowledged");
        // What was pruned since cannot be compared any more, but for the last of it.
        if (seen->position >= base.position && hash_at(seen->position) != seen->hash)
            return failure(StoreFault::damaged,
                           "event " + std::to_string(seen->position) + " is not the one that was acknowledged");
        return core::Done{};
    });
}

Head Journal::Impl::read_head()
{
    Use last{select_head};
    if (!last->executeStep())
        return {};
    return {last->getColumn(0).getInt64(), hash_in(last->getColumn(1)).value_or(Hash{})};
}

std::optional<Hash> Journal::Impl::hash_at(std::int64_t position)
{
    if (position > 0 && position == base.position)
        return base.hash;
    Use find{select_hash};
    find->bind(1, position);
    return find->executeStep() ? hash_in(find->getColumn(0)) : std::nullopt;
}

std::pair<std::int64_t, Hash> Journal::Impl::read_stream_head(const core::DeviceId &device, std::int64_t epoch)
{
    Use last{select_stream_head};
    last->bindNoCopy(1, device.value);
    last->bind(2, epoch);
    if (!last->executeStep())
        return {0, Hash{}};
    return {last->getColumn(0).getInt64(), hash_in(last->getColumn(1)).value_or(Hash{})};
}

std::int64_t Journal::Impl::read_stream_seq(const core::DeviceId &device, std::int64_t epoch)
{
    Use last{select_stream_seq};
    last->bindNoCopy(1, device.value);
    last->bind(2, epoch);
    return last->executeStep() ? last->getColumn(0).getInt64() : 0;
}

} // namespace talon::store
