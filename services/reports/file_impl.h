// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/file.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

namespace talon::reports {

inline constexpr int schema_version = 2;

inline std::int64_t number(core::Day day) { return day.time_since_epoch().count(); }
inline core::Day day_of(std::int64_t number) { return core::Day(std::chrono::days(number)); }

FileFault to_fault(const SQLite::Exception &exception);

/// A raw statement for the long readings: SQLiteCpp counts a reference for each column that is read.
class Rows
{
public:
    Rows(SQLite::Database &database, const std::string &sql);
    ~Rows() { sqlite3_finalize(m_statement); }
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;

    void bind(int index, std::int64_t value) { sqlite3_bind_int64(m_statement, index, value); }
    void bind(int index, const std::string &value) { sqlite3_bind_text(m_statement, index, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT); }
    bool step();
    bool empty(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
    std::int64_t number(int column) const { return sqlite3_column_int64(m_statement, column); }
    int small(int column) const { return sqlite3_column_int(m_statement, column); }
    std::int64_t or_none(int column) const { return empty(column) ? -1 : number(column); }
    std::string_view text(int column) const
    {
        const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
        return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))) : std::string_view();
    }
    int columns() const { return sqlite3_column_count(m_statement); }

private:
    SQLite::Database &m_database;
    sqlite3_stmt *m_statement = nullptr;
};

/// «Сверка (теперь «Акт сверки»)»
core::Text called_now(const core::Text &then, const core::Text &now);

inline std::string text(const Rows &rows, int column) { return std::string(rows.text(column)); }

struct FiguresFile::Impl {
    explicit Impl(const std::string &path) : database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX) {}

    mutable SQLite::Database database;
    Reached reached;

    void prepare();
    void read_reached();
    void make_tables();
    void set(const char *name, std::int64_t number, const std::string &text);
    void write(const Changes &changes);

    template<class T, class Work>
    Filed<T> run(Work work) const
    {
        try {
            return work();
        } catch (const SQLite::Exception &exception) {
            return core::Failure{to_fault(exception)};
        }
    }
};

} // namespace talon::reports
