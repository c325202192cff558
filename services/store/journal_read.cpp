// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/chain.h"
#include "store/journal_impl.h"

namespace talon::store {

namespace {

/// A row of: position, device, epoch, seq, stream_hash, at, actor, type, version, body, prev, hash.
Record record_in(SQLite::Statement &rows, const Hash &prev, const Hash &hash)
{
    Record record{rows.getColumn(0).getInt64(), {}, core::Instant{core::Millis{rows.getColumn(5).getInt64()}},
                  rows.getColumn(6).getString(), rows.getColumn(7).getString(), 0,
                  rows.getColumn(9).getString(), prev, hash};
    record.origin = {core::DeviceId{rows.getColumn(1).getString()}, rows.getColumn(2).getInt64(), rows.getColumn(3).getInt64(),
                     hash_in(rows.getColumn(4)).value_or(Hash{})};
    record.version = rows.getColumn(8).getInt();
    return record;
}

} // namespace

Stored<core::Done> Journal::read_site_revisions(std::int64_t first, std::int64_t most, const std::function<bool(Record &&)> &visit) const
{
    auto &impl = *m_impl;
    return impl.guarded([&]() -> Stored<core::Done> {
        // The condition is that of the index, word by word.
        SQLite::Statement rows{impl.database,
                               "SELECT position, device, epoch, seq, stream_hash, at, actor, type, version, body, prev, hash"
                               " FROM event WHERE type = 'site_saved' ORDER BY position LIMIT ? OFFSET ?"};
        rows.bind(1, std::max<std::int64_t>(most, 0));
        rows.bind(2, std::max<std::int64_t>(first, 1) - 1);
        while (rows.executeStep()) {
            const auto prev = hash_in(rows.getColumn(10));
            const auto hash = hash_in(rows.getColumn(11));
            Record record = record_in(rows, prev.value_or(Hash{}), hash.value_or(Hash{}));
            if (!prev || !hash || event_hash(record) != record.hash)
                return failure(StoreFault::damaged, "event " + std::to_string(record.position) + " is not what was written: its hash does not hold");
            if (!visit(std::move(record)))
                break;
        }
        return core::Done{};
    });
}

Stored<core::Done> Journal::read(std::int64_t from, const std::function<bool(Record &&)> &visit) const
{
    auto &impl = *m_impl;
    return impl.guarded([&]() -> Stored<core::Done> {
        std::int64_t position = std::max(from, impl.base.position + 1);
        const auto bad = [&position](const char *what) {
            return failure(StoreFault::damaged, "event " + std::to_string(position) + " " + what);
        };
        Hash prev{};
        if (position > 1) {
            const auto before = impl.hash_at(position - 1);
            if (!before && position <= impl.head.position)
                return bad("follows no event");
            prev = before.value_or(Hash{});
        }
        // Its own statement: `visit` may read the journal as well.
        SQLite::Statement rows{impl.database,
                               "SELECT position, device, epoch, seq, stream_hash, at, actor, type, version, body,"
                               " prev, hash FROM event WHERE position >= ? ORDER BY position"};
        rows.bind(1, position);
        for (; rows.executeStep(); ++position) {
            if (rows.getColumn(0).getInt64() != position)
                return bad("is missing");
            const auto stored_prev = hash_in(rows.getColumn(10));
            const auto stored_hash = hash_in(rows.getColumn(11));
            if (!stored_prev || !stored_hash)
                return bad("has no hash");
            Record record = record_in(rows, *stored_prev, *stored_hash);
            if (record.prev != prev)
                return bad("does not follow the event before it");
            if (event_hash(record) != record.hash)
                return bad("is not what was written: its hash does not hold");
            prev = record.hash;
            if (!visit(std::move(record)))
                return core::Done{};
        }
        if (position <= impl.head.position)
            return bad("is missing");
        return core::Done{};
    });
}

Stored<std::vector<std::string>> Journal::complaints() const
{
    auto &impl = *m_impl;
    return impl.guarded([&]() -> Stored<std::vector<std::string>> {
        std::vector<std::string> all;
        SQLite::Statement check{impl.database, "PRAGMA integrity_check(10)"};
        while (check.executeStep())
            all.push_back(in_one_line(check.getColumn(0).getString()));
        if (all == std::vector<std::string>{"ok"})
            all.clear();
        return all;
    });
}

Stored<std::pair<std::int64_t, Hash>> Journal::stream_head(const core::DeviceId &device, std::int64_t epoch) const
{
    auto &impl = *m_impl;
    return impl.guarded([&]() -> Stored<std::pair<std::int64_t, Hash>> { return impl.read_stream_head(device, epoch); });
}

Stored<std::optional<Hash>> Journal::stream_hash(const core::DeviceId &device, std::int64_t epoch,
                                                 std::int64_t seq) const
{
    auto &impl = *m_impl;
    return impl.guarded([&]() -> Stored<std::optional<Hash>> {
        Use find{impl.select_stream_hash};
        find->bindNoCopy(1, device.value);
        find->bind(2, epoch);
        find->bind(3, seq);
        return find->executeStep() ? hash_in(find->getColumn(0)) : std::nullopt;
    });
}

Stored<std::optional<core::Ticket>> Journal::ticket(const core::TicketId &id) const
{
    auto &impl = *m_impl;
    return impl.guarded([&]() -> Stored<std::optional<core::Ticket>> { return impl.projection.read(id); });
}

Stored<core::Done> Journal::each_ticket(const std::function<bool(core::Ticket &&, std::int64_t)> &visit) const
{
    auto &impl = *m_impl;
    return impl.guarded([&]() -> Stored<core::Done> { return impl.projection.each(visit); });
}

} // namespace talon::store
