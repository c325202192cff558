// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/name_store.h"

#include "vault/name_store_impl.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace talon::vault {

namespace {

// A row without `sealed` was taken away before its day: the act of the day names its booking all the same.
constexpr auto tables = R"sql(
CREATE TABLE name (day INTEGER NOT NULL, booking TEXT NOT NULL, sealed BLOB, PRIMARY KEY (day, booking)) WITHOUT ROWID;
CREATE TABLE act (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, day INTEGER NOT NULL, reason TEXT NOT NULL, actor TEXT NOT NULL,
    bookings TEXT NOT NULL, done INTEGER NOT NULL);
)sql";

std::vector<core::BookingId> split(const std::string &ids)
{
    std::vector<core::BookingId> all;
    for (std::size_t from = 0; from < ids.size();) {
        const std::size_t to = std::min(ids.find(' ', from), ids.size());
        all.push_back({ids.substr(from, to - from)});
        from = to + 1;
    }
    return all;
}

} // namespace

const FileKind names_file{"the names", 0x544e414d /* "TNAM" */, 1, tables};

NameStore::NameStore(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
NameStore::~NameStore() = default;

Kept<std::unique_ptr<NameStore>> NameStore::open(const std::string &folder, Watch watch)
{
    namespace fs = std::filesystem;
    const std::string path = folder + "/personal.db";
    auto keys = NameKeys::open(folder + "/personal.keys");
    if (!keys)
        return core::Failure{keys.error()};
    try {
        auto impl = std::make_unique<Impl>(path, std::move(*keys), std::move(watch));
        std::error_code denied;
        fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, denied);
        if (denied)
            return core::Failure{VaultError{VaultFault::io, path + ": " + denied.message()}};
        if (auto wrong = prepare(impl->database, path, names_file))
            return core::Failure{std::move(*wrong)};
        if (auto gone_on = impl->go_on(); !gone_on)
            return core::Failure{gone_on.error()};
        return std::unique_ptr<NameStore>(new NameStore(std::move(impl)));
    } catch (const SQLite::Exception &exception) {
        return core::Failure{to_error(exception, names_file)};
    }
}

Kept<core::Done> NameStore::keep(core::Day day, const std::vector<BookedName> &names, const std::vector<core::BookingId> &gone)
{
    return m_impl->run([&]() -> Kept<core::Done> {
        for (const BookedName &each : names)
            if (each.name.empty() || each.name.size() > max_name_bytes)
                return core::Failure{VaultError{VaultFault::bounds, "a name is empty, or longer than is kept"}};
        if (!names.empty())
            if (auto made = m_impl->keys.make(day); !made)
                return made;
        SQLite::Transaction transaction(m_impl->database, SQLite::TransactionBehavior::IMMEDIATE);
        for (const BookedName &each : names) {
            const std::string sealed = seal_name(*m_impl->keys.key(day), day, each.booking, each.name);
            SQLite::Statement put(m_impl->database, "INSERT INTO name VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET sealed = excluded.sealed");
            put.bind(1, days_of(day));
            put.bind(2, each.booking.value);
            put.bind(3, sealed.data(), static_cast<int>(sealed.size()));
            put.exec();
        }
        for (const core::BookingId &each : gone) {
            SQLite::Statement take(m_impl->database, "UPDATE name SET sealed = NULL WHERE day = ? AND booking = ? AND sealed IS NOT NULL");
            take.bind(1, days_of(day));
            take.bind(2, each.value);
            take.exec();
        }
        SQLite::Statement count(m_impl->database, "SELECT count(*) FROM name WHERE day = ?");
        count.bind(1, days_of(day));
        count.executeStep();
        if (count.getColumn(0).getInt64() > static_cast<std::int64_t>(max_names))
            return core::Failure{VaultError{VaultFault::bounds, "a day has more names than are kept"}};
        count.reset();
        transaction.commit();
        return core::Done{};
    });
}

Kept<std::optional<std::string>> NameStore::name(core::Day day, const core::BookingId &booking) const
{
    return m_impl->run([&]() -> Kept<std::optional<std::string>> {
        SQLite::Statement row(m_impl->database, "SELECT sealed FROM name WHERE day = ? AND booking = ? AND sealed IS NOT NULL");
        row.bind(1, days_of(day));
        row.bind(2, booking.value);
        const NameKeys::Key *key = m_impl->keys.key(day);
        if (!row.executeStep() || !key)
            return std::optional<std::string>();
        return open_name(*key, day, booking, bytes_in(row.getColumn(0)));
    });
}

Kept<std::vector<BookedName>> NameStore::names(core::Day day) const
{
    return m_impl->run([&]() -> Kept<std::vector<BookedName>> {
        std::vector<BookedName> all;
        SQLite::Statement rows(m_impl->database, "SELECT booking, sealed FROM name WHERE day = ? AND sealed IS NOT NULL ORDER BY booking");
        rows.bind(1, days_of(day));
        const NameKeys::Key *key = m_impl->keys.key(day);
        while (key && rows.executeStep()) {
            const core::BookingId booking{rows.getColumn(0).getString()};
            if (auto name = open_name(*key, day, booking, bytes_in(rows.getColumn(1))))
                all.push_back({booking, std::move(*name)});
        }
        return all;
    });
}

Kept<std::vector<NamesOfDay>> NameStore::days() const
{
    return m_impl->run([&]() -> Kept<std::vector<NamesOfDay>> {
        std::vector<NamesOfDay> all;
        SQLite::Statement rows(m_impl->database, "SELECT day, count(sealed), count(*) FROM name GROUP BY day");
        std::set<core::Day> bare;
        for (const core::Day each : m_impl->keys.days())
            bare.insert(each);
        while (rows.executeStep()) {
            const core::Day day{std::chrono::days(rows.getColumn(0).getInt64())};
            all.push_back({day, rows.getColumn(1).getInt(), rows.getColumn(2).getInt(), bare.erase(day) > 0});
        }
        // A key was made, and a crash kept its names from being written.
        for (const core::Day each : bare)
            all.push_back({each, 0, 0, true});
        std::sort(all.begin(), all.end(), [](const NamesOfDay &a, const NamesOfDay &b) { return a.day < b.day; });
        return all;
    });
}

int NameStore::damaged_keys() const
{
    return m_impl->keys.damaged();
}

Kept<core::Done> NameStore::destroy(const DestructionAct &act)
{
    return m_impl->run([&] { return m_impl->destroy(act); });
}

Kept<std::vector<DestructionAct>> NameStore::acts() const
{
    return m_impl->run([&]() -> Kept<std::vector<DestructionAct>> {
        std::vector<DestructionAct> all;
        SQLite::Statement rows(m_impl->database, "SELECT id, day, bookings, reason, actor FROM act WHERE done = 1 ORDER BY number");
        while (rows.executeStep())
            all.push_back({rows.getColumn(0).getString(), core::Day(std::chrono::days(rows.getColumn(1).getInt64())), split(rows.getColumn(2).getString()),
                           rows.getColumn(3).getString(), rows.getColumn(4).getString()});
        return all;
    });
}

std::optional<VaultError> NameStore::failure() const
{
    return m_impl->failed;
}

} // namespace talon::vault
