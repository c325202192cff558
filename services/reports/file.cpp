// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/file.h"

#include "reports/file_impl.h"

#include <algorithm>
#include <filesystem>

namespace talon::reports {

namespace {

constexpr int application_id = 0x54414e46; // "TANF"

// What is summed up stands first in a row: the rest is not unpacked then. Spans are read in the order of time, from their index alone.
constexpr auto schema = R"sql(
CREATE TABLE leg (day INTEGER NOT NULL, ticket TEXT NOT NULL, leg INTEGER NOT NULL, hand INTEGER NOT NULL, minute INTEGER NOT NULL,
    window INTEGER NOT NULL, first_wait INTEGER, served INTEGER, way INTEGER, visit_wait INTEGER, stay INTEGER, gone_after INTEGER,
    norm INTEGER NOT NULL, recalls INTEGER NOT NULL, returns INTEGER NOT NULL, ended_as INTEGER NOT NULL, left_by INTEGER NOT NULL,
    flags INTEGER NOT NULL, uncalled INTEGER, waits_since INTEGER, told_from INTEGER, told_to INTEGER, more_ways TEXT NOT NULL,
    service TEXT NOT NULL, staff TEXT NOT NULL, class TEXT NOT NULL, number TEXT NOT NULL, device TEXT NOT NULL, arrived INTEGER NOT NULL,
    first_call INTEGER, began INTEGER, ended INTEGER, wait INTEGER NOT NULL, way_sum INTEGER NOT NULL, lost INTEGER NOT NULL,
    serving INTEGER NOT NULL, parked INTEGER NOT NULL, apart INTEGER NOT NULL, lost_calls INTEGER NOT NULL, out_of_turn TEXT NOT NULL,
    PRIMARY KEY (day, ticket, leg, hand)) WITHOUT ROWID;
CREATE INDEX leg_of_ticket ON leg (ticket);
CREATE TABLE span (day INTEGER NOT NULL, born INTEGER NOT NULL, window INTEGER NOT NULL, ord INTEGER NOT NULL, kind INTEGER NOT NULL,
    from_ms INTEGER NOT NULL, to_ms INTEGER, idle INTEGER NOT NULL, idle_since INTEGER, ended_by_day INTEGER NOT NULL, staff TEXT NOT NULL,
    PRIMARY KEY (born, window, ord)) WITHOUT ROWID;
CREATE INDEX span_of_day ON span (day, from_ms, to_ms, kind, idle, idle_since, ended_by_day, staff);
CREATE TABLE mark (day INTEGER NOT NULL, minute INTEGER NOT NULL, waiting INTEGER NOT NULL, overdue INTEGER NOT NULL,
    windows INTEGER NOT NULL, idle INTEGER NOT NULL, PRIMARY KEY (day, minute)) WITHOUT ROWID;
CREATE TABLE name (kind TEXT NOT NULL, id TEXT NOT NULL, since INTEGER NOT NULL, ru TEXT NOT NULL, en TEXT NOT NULL,
    PRIMARY KEY (kind, id, since)) WITHOUT ROWID;
CREATE TABLE act (position INTEGER PRIMARY KEY, at INTEGER NOT NULL, day INTEGER NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL,
    subject TEXT NOT NULL, details TEXT NOT NULL);
CREATE INDEX act_of_kind ON act (kind, position);
CREATE INDEX act_of_actor ON act (actor, position);
CREATE INDEX act_of_day ON act (day, position);
CREATE TABLE meta (name TEXT PRIMARY KEY, number INTEGER NOT NULL, bytes BLOB NOT NULL) WITHOUT ROWID;
)sql";

constexpr auto tables = {"leg", "span", "mark", "name", "act", "meta"};

} // namespace

FileFault to_fault(const SQLite::Exception &exception)
{
    const int code = exception.getErrorCode() & 0xff;
    const std::string detail = "the figures: SQLite error " + std::to_string(exception.getExtendedErrorCode()) + ": " + exception.what();
    const bool spoilt = code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR || code == SQLITE_SCHEMA || code == SQLITE_CONSTRAINT;
    return {spoilt ? FileFault::What::spoilt : FileFault::What::disk, detail};
}

Rows::Rows(SQLite::Database &database, const std::string &sql) : m_database(database)
{
    const int code = sqlite3_prepare_v2(database.getHandle(), sql.data(), static_cast<int>(sql.size()), &m_statement, nullptr);
    if (code != SQLITE_OK)
        throw SQLite::Exception(database.getHandle(), code);
}

bool Rows::step()
{
    const int code = sqlite3_step(m_statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        throw SQLite::Exception(m_database.getHandle(), code);
    return code == SQLITE_ROW;
}

/// NORMAL: what a power cut takes is told by the journal once more. A page that cannot be a page is found when it is read, and the file
/// made anew then; `talond figures --check` reads every row.
void FiguresFile::Impl::prepare()
{
    for (const char *pragma : {"locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = NORMAL", "mmap_size = 0", "cache_size = -16384",
                               "temp_store = MEMORY", "trusted_schema = OFF", "journal_size_limit = 8388608"})
        database.exec(std::string("PRAGMA ") + pragma);
    const int version = database.execAndGet("PRAGMA user_version").getInt();
    const bool fresh = version == 0 && database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
    if (!fresh && (version != schema_version || database.execAndGet("PRAGMA application_id").getInt() != application_id))
        throw SQLite::Exception("it is of another version, or of another program", SQLITE_NOTADB);
    if (fresh)
        make_tables();
    read_reached();
}

void FiguresFile::Impl::make_tables()
{
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    database.exec(schema);
    database.exec("PRAGMA application_id = " + std::to_string(application_id));
    database.exec("PRAGMA user_version = " + std::to_string(schema_version));
    transaction.commit();
}

void FiguresFile::Impl::read_reached()
{
    reached = {};
    SQLite::Statement rows(database, "SELECT name, number, bytes FROM meta WHERE name IN ('epoch', 'position', 'at')");
    while (rows.executeStep()) {
        const std::string name = rows.getColumn(0).getString();
        if (name == "epoch")
            reached.epoch = rows.getColumn(1).getInt64();
        else if (name == "at")
            reached.at = core::Instant(core::Millis(rows.getColumn(1).getInt64()));
        if (name != "position")
            continue;
        reached.position = rows.getColumn(1).getInt64();
        const auto *bytes = static_cast<const std::uint8_t *>(rows.getColumn(2).getBlob());
        std::copy_n(bytes, std::min<std::size_t>(static_cast<std::size_t>(rows.getColumn(2).getBytes()), reached.hash.size()), reached.hash.begin());
    }
}

void FiguresFile::Impl::set(const char *name, std::int64_t value, const std::string &text)
{
    SQLite::Statement put(database, "INSERT OR REPLACE INTO meta VALUES (?, ?, ?)");
    put.bind(1, name);
    put.bind(2, value);
    put.bind(3, static_cast<const void *>(text.data()), static_cast<int>(text.size()));
    put.exec();
}

FiguresFile::FiguresFile(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
FiguresFile::~FiguresFile() = default;

Filed<std::unique_ptr<FiguresFile>> FiguresFile::open(const std::string &path)
{
    namespace fs = std::filesystem;
    try {
        auto impl = std::make_unique<Impl>(path);
        std::error_code denied; // before there is a WAL, which has the file's own rights
        fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, denied);
        if (denied)
            return core::Failure{FileFault{FileFault::What::disk, path + ": " + denied.message()}};
        impl->prepare();
        return std::unique_ptr<FiguresFile>(new FiguresFile(std::move(impl)));
    } catch (const SQLite::Exception &exception) {
        return core::Failure{to_fault(exception)};
    }
}

void FiguresFile::remove(const std::string &path)
{
    std::error_code ignored; // what is still there is met at the next opening
    for (const char *end : {"", "-wal", "-shm", "-journal"})
        std::filesystem::remove(path + end, ignored);
}

Reached FiguresFile::reached() const
{
    return m_impl->reached;
}

Filed<std::optional<Resumption>> FiguresFile::resumption() const
{
    using Found = std::optional<Resumption>;
    return m_impl->run<Found>([&]() -> Found {
        Found found;
        SQLite::Statement rows(m_impl->database, "SELECT name, number, bytes FROM meta WHERE name IN ('resume', 'memory')");
        while (rows.executeStep()) {
            found = found.value_or(Resumption{});
            found->position = rows.getColumn(1).getInt64();
            const auto bytes = rows.getColumn(2);
            std::string text(static_cast<const char *>(bytes.getBlob()), static_cast<std::size_t>(bytes.getBytes()));
            (rows.getColumn(0).getString() == "resume" ? found->hall : found->memory) = std::move(text);
        }
        return found;
    });
}

Filed<core::Done> FiguresFile::write(const Changes &changes, const std::vector<Act> &acts, const Reached &reached, const std::optional<Resumption> &resume)
{
    return m_impl->run<core::Done>([&] {
        SQLite::Transaction transaction(m_impl->database, SQLite::TransactionBehavior::IMMEDIATE);
        m_impl->write(changes);
        SQLite::Statement act(m_impl->database, "INSERT OR REPLACE INTO act VALUES (?, ?, ?, ?, ?, ?, ?)");
        for (const Act &each : acts) {
            act.bind(1, each.position);
            act.bind(2, each.at.time_since_epoch().count());
            act.bind(3, number(each.day));
            act.bind(4, each.actor);
            act.bind(5, each.kind);
            act.bind(6, each.subject);
            act.bind(7, each.details);
            act.exec();
            act.reset();
        }
        m_impl->set("epoch", reached.epoch, {});
        m_impl->set("at", reached.at.time_since_epoch().count(), {});
        m_impl->set("position", reached.position, std::string(reached.hash.begin(), reached.hash.end()));
        if (resume) {
            m_impl->set("resume", reached.position, resume->hall);
            m_impl->set("memory", reached.position, resume->memory);
        }
        transaction.commit();
        m_impl->reached = reached;
        return core::Done{};
    });
}

Filed<core::Done> FiguresFile::begin_anew()
{
    return m_impl->run<core::Done>([&] {
        SQLite::Transaction transaction(m_impl->database, SQLite::TransactionBehavior::IMMEDIATE);
        for (const char *table : tables)
            m_impl->database.exec(std::string("DELETE FROM ") + table);
        transaction.commit();
        m_impl->reached = {};
        return core::Done{};
    });
}

} // namespace talon::reports
