// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/chain.h"
#include "store/journal_impl.h"

#include <SQLiteCpp/Transaction.h>

namespace talon::store {

namespace {

constexpr std::size_t max_body = 32 * 1024 * 1024;
/// More rows than this nobody ever wrote.
constexpr int most_looked_at = 8;

/// BLAKE2b over these fields (chain.h): a body that was torn or altered on the disk is noticed.
Hash digest(std::int64_t position, const Hash &event, int format, std::string_view body)
{
    return FieldHash{}.text("snapshot").integer(position).hash(event).integer(format).text(body).finish();
}

/// A damaged page costs the snapshot. The events stand on other pages, and whoever reads those finds out by himself.
bool spoils_only_the_cache(const SQLite::Exception &exception)
{
    return to_error(exception).fault == StoreFault::damaged;
}

} // namespace

Stored<core::Done> Journal::keep_snapshot(const Snapshot &snapshot)
{
    auto &impl = *m_impl;
    if (snapshot.body.size() > max_body)
        return failure(StoreFault::too_large, "a snapshot over 32 MiB");
    return impl.guarded([&]() -> Stored<core::Done> {
        const auto event = impl.hash_at(snapshot.position);
        if (!event)
            return failure(StoreFault::gap, "there is no event " + std::to_string(snapshot.position)
                                                + " for a snapshot to stand on");
        try {
            SQLite::Transaction transaction{impl.database, SQLite::TransactionBehavior::IMMEDIATE};
            SQLite::Statement put{impl.database, "INSERT OR REPLACE INTO snapshot (position, event, format, digest, body)"
                                                 " VALUES (?, ?, ?, ?, ?)"};
            const Hash checked = digest(snapshot.position, *event, snapshot.format, snapshot.body);
            put.bind(1, snapshot.position);
            bind_hash(put, 2, *event);
            put.bind(3, snapshot.format);
            bind_hash(put, 4, checked);
            put.bindNoCopy(5, snapshot.body.data(), static_cast<int>(snapshot.body.size()));
            put.exec();
            // What claims to be later than this one is of another history.
            SQLite::Statement drop{impl.database,
                                   "DELETE FROM snapshot WHERE position > ?1 OR position NOT IN (SELECT position"
                                   " FROM snapshot WHERE position <= ?1 ORDER BY position DESC LIMIT ?2)"};
            drop.bind(1, snapshot.position);
            drop.bind(2, kept_snapshots);
            drop.exec();
            transaction.commit();
        } catch (const SQLite::Exception &exception) {
            if (!spoils_only_the_cache(exception))
                throw;
            return core::Failure{to_error(exception)};
        }
        return core::Done{};
    });
}

Stored<core::Done>
Journal::each_snapshot(const std::function<bool(core::Result<Snapshot, std::string> &&)> &visit) const
{
    auto &impl = *m_impl;
    return impl.guarded([&]() -> Stored<core::Done> {
        std::int64_t below = std::numeric_limits<std::int64_t>::max();
        for (int row = 0; row < most_looked_at; ++row) {
            std::optional<core::Result<Snapshot, std::string>> found;
            try {
                found = impl.snapshot_below(below);
            } catch (const SQLite::Exception &exception) {
                if (!spoils_only_the_cache(exception))
                    throw;
                visit(core::Failure{"the snapshots cannot be read: " + to_error(exception).detail});
                return core::Done{};
            }
            // Outside of the statement: `visit` may read the journal.
            if (!found || !visit(std::move(*found)))
                return core::Done{};
        }
        return core::Done{};
    });
}

/// The newest one below that position, or why it does not count; nothing when there is none. `below` becomes its position.
std::optional<core::Result<Snapshot, std::string>> Journal::Impl::snapshot_below(std::int64_t &below)
{
    SQLite::Statement row{database, "SELECT position, event, format, digest, body FROM snapshot WHERE position < ?"
                                    " ORDER BY position DESC LIMIT 1"};
    row.bind(1, below);
    if (!row.executeStep())
        return std::nullopt;
    Snapshot snapshot;
    below = snapshot.position = row.getColumn(0).getInt64();
    snapshot.format = row.getColumn(2).getInt();
    const auto doubt = [&below](const char *why) {
        return core::Failure{"the snapshot at event " + std::to_string(below) + " " + why};
    };
    const auto event = hash_in(row.getColumn(1));
    if (below > head.position)
        return doubt("is of a later event than the journal's last");
    if (!event || hash_at(below) != event)
        return doubt("is of another event than the journal's");
    const SQLite::Column body = row.getColumn(4);
    snapshot.body.assign(static_cast<const char *>(body.getBlob()), static_cast<std::size_t>(body.getBytes()));
    if (hash_in(row.getColumn(3)) != digest(below, *event, snapshot.format, snapshot.body))
        return doubt("is not what was written: its digest does not hold");
    return snapshot;
}

} // namespace talon::store
