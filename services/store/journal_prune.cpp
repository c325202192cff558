// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_impl.h"

#include <SQLiteCpp/Transaction.h>

#include <algorithm>
#include <stdexcept>

namespace talon::store {

namespace {

/// So many go in one transaction, so that whoever commits next waits some milliseconds and no more.
constexpr std::int64_t most_at_once = 4096;

} // namespace

Head Journal::base() const { return m_impl->base; }

Stored<Head> Journal::prune(std::int64_t last)
{
    auto &impl = *m_impl;
    return impl.guarded([&]() -> Stored<Head> {
        const std::int64_t to = std::min({last, impl.head.position - 1, impl.base.position + most_at_once});
        if (to <= impl.base.position)
            return impl.base;
        if (impl.database.execAndGet("SELECT EXISTS (SELECT 1 FROM ticket)").getInt() != 0)
            throw std::logic_error("the journal of a hall is never pruned");
        const auto hash = impl.hash_at(to);
        if (!hash)
            return failure(StoreFault::damaged, "event " + std::to_string(to) + " is missing");
        SQLite::Transaction transaction{impl.database, SQLite::TransactionBehavior::IMMEDIATE};
        // First the base: the events before it may go, and no others.
        SQLite::Statement raise{impl.database, "UPDATE base SET position = ?, hash = ?"};
        raise.bind(1, to);
        bind_hash(raise, 2, *hash);
        raise.exec();
        SQLite::Statement drop{impl.database, "DELETE FROM event WHERE position <= ?"};
        drop.bind(1, to);
        const int dropped = drop.exec();
        if (dropped != to - impl.base.position || impl.read_head() != impl.head) {
            impl.stopped = StoreError{StoreFault::damaged, "pruning met other events than there should be"};
            return core::Failure{*impl.stopped};
        }
        transaction.commit();
        impl.base = {to, *hash};
        return impl.base;
    });
}

} // namespace talon::store
