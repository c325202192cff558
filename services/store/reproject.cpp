// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reproject.h"

#include "store/journal_impl.h"

#include <SQLiteCpp/Transaction.h>

#include <stdexcept>

namespace talon::store {

bool Journal::tickets_fresh() const { return m_impl->fresh; }

Stored<core::Done> Journal::rewrite_tickets(const std::function<Stored<core::Done>(const WriteTicket &)> &tell)
{
    auto &impl = *m_impl;
    return impl.guarded([&]() -> Stored<core::Done> {
        SQLite::Transaction transaction{impl.database, SQLite::TransactionBehavior::IMMEDIATE};
        impl.database.exec("DELETE FROM period");
        impl.database.exec("DELETE FROM ticket");
        const auto told = tell([&](const core::Ticket &ticket, std::int64_t position) { impl.projection.write(ticket, position); });
        if (!told)
            return core::Failure{told.error()}; // rolled back
        impl.database.exec("UPDATE projection SET fresh = 1");
        transaction.commit();
        impl.fresh = true;
        return core::Done{};
    });
}

Stored<core::Done> reproject(Journal &journal, const Decode &decode)
{
    if (journal.tickets_fresh())
        return core::Done{};
    return journal.rewrite_tickets([&](const Journal::WriteTicket &write) -> Stored<core::Done> {
        core::Hall hall;
        std::optional<StoreError> misfit;
        const auto bad = [&misfit](const Record &record, const std::string &why) {
            misfit = StoreError{StoreFault::damaged, "event " + std::to_string(record.position) + " (" + record.type + ") " + why};
            return false;
        };
        const auto done = journal.read(1, [&](Record &&record) {
            auto event = decode(record);
            if (!event)
                return bad(record, "cannot be read: " + event.error());
            try {
                for (const core::TicketId &id : hall.apply({record.at, record.actor, std::move(event.value())}))
                    write(*hall.ticket(id), record.position);
            } catch (const std::logic_error &contradiction) {
                return bad(record, std::string{"contradicts what went before: "} + contradiction.what());
            }
            return true;
        });
        if (misfit)
            return core::Failure{std::move(*misfit)};
        return done;
    });
}

} // namespace talon::store
