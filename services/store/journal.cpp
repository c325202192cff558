// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/append_rules.h"
#include "store/journal_impl.h"

#include <SQLiteCpp/Transaction.h>

#include <sqlite3.h>

namespace talon::store {

namespace {

/// The WAL is moved into the database file from this size on, when settle() is called; the file keeps its size.
constexpr int frames_to_settle = 1000;
/// An append moves it itself when nobody has called settle() for so long.
constexpr int frames_to_force = 4000;

} // namespace

Journal::Journal(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Journal::Journal(Journal &&) noexcept = default;
Journal &Journal::operator=(Journal &&) noexcept = default;
Journal::~Journal() = default;

const std::string &Journal::owner() const { return m_impl->owner; }
Head Journal::head() const { return m_impl->head; }

void Journal::stop(StoreError why)
{
    if (!m_impl->stopped)
        m_impl->stopped = std::move(why);
}

Stored<Head> Journal::append(std::span<const Entry> entries)
{
    for (const Entry &entry : entries) {
        if (auto error = over_limits(entry))
            return core::Failure{std::move(*error)};
    }
    auto &impl = *m_impl;
    if (auto settled = impl.settle_from(frames_to_force); !settled)
        return core::Failure{settled.error()};
    return impl.guarded([&]() -> Stored<Head> { return impl.insert(entries); });
}

Stored<Head> Journal::Impl::insert(std::span<const Entry> entries)
{
    if (entries.empty())
        return head;
    SQLite::Transaction transaction{database, SQLite::TransactionBehavior::IMMEDIATE};
    const auto last_seq = [this](const core::DeviceId &device, std::int64_t epoch) {
        return read_stream_seq(device, epoch);
    };
    if (auto checked = check_streams(entries, last_seq); !checked)
        return core::Failure{checked.error()};
    Head next = head;
    for (const Entry &entry : entries) {
        const Head after = next_head(entry, next);
        insert(entry, after.position, next.hash, after.hash);
        next = after;
    }
    // What was written is read back before it counts: a second opinion on the head, from the table itself.
    if (read_head() != next) {
        stopped = StoreError{StoreFault::damaged, "the journal does not end where it was written"};
        return core::Failure{*stopped};
    }
    transaction.commit();
    head = next;
    hold.witness(head);
    return head;
}

void Journal::Impl::insert(const Entry &entry, std::int64_t position, const Hash &prev, const Hash &hash)
{
    {
        Use put{insert_event};
        put->bind(1, position);
        put->bindNoCopy(2, entry.origin.device.value);
        put->bind(3, entry.origin.epoch);
        put->bind(4, entry.origin.seq);
        if (entry.origin.seq > 0)
            bind_hash(*put, 5, entry.origin.hash);
        else
            put->bind(5);
        put->bind(6, static_cast<std::int64_t>(entry.at.time_since_epoch().count()));
        put->bindNoCopy(7, entry.actor);
        put->bindNoCopy(8, entry.type);
        put->bind(9, entry.version);
        put->bindNoCopy(10, entry.body);
        bind_hash(*put, 11, prev);
        bind_hash(*put, 12, hash);
        put->exec();
    }
    for (const core::ChangedTicket &ticket : entry.tickets)
        projection.write(ticket, position);
}

Stored<core::Done> Journal::settle() { return m_impl->settle_from(frames_to_settle); }

Stored<core::Done> Journal::Impl::settle_from(int frames)
{
    return guarded([&]() -> Stored<core::Done> {
        if (frames_in_wal < frames)
            return core::Done{};
        const int code = sqlite3_wal_checkpoint_v2(database.getHandle(), "main", SQLITE_CHECKPOINT_PASSIVE, nullptr,
                                                   nullptr);
        // Locked: somebody further up the stack is reading this journal right now. Next time, then.
        if ((code & 0xff) == SQLITE_LOCKED)
            return core::Done{};
        if (code != SQLITE_OK)
            throw SQLite::Exception(database.getHandle(), code);
        frames_in_wal = 0;
        return core::Done{};
    });
}

} // namespace talon::store
