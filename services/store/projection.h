// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

namespace talon::store {

/// Keeps the tables `ticket` and `period` as the entries tell. Throws SQLite::Exception.
class Projection
{
public:
    explicit Projection(SQLite::Database &database);

    /// The ticket is now so, since the event at `position`. Periods that are left out stay as they are: the cost is that of the
    /// others.
    void write(const core::ChangedTicket &changed, std::int64_t position);
    /// `damaged` when a row holds what no ticket can be.
    Stored<std::optional<core::Ticket>> read(const core::TicketId &id);
    /// Visits every ticket, oldest first, with the position of its last event, until `visit` returns false.
    Stored<core::Done> each(const std::function<bool(core::Ticket &&, std::int64_t changed)> &visit);

private:
    Stored<core::Ticket> ticket_in(SQLite::Statement &row);
    std::int64_t row_of(const core::TicketId &id);

    SQLite::Database &m_database;
    SQLite::Statement m_write_ticket;
    SQLite::Statement m_row;
    SQLite::Statement m_cut_periods;
    SQLite::Statement m_write_period;
    SQLite::Statement m_find;
    SQLite::Statement m_after;
    SQLite::Statement m_periods;
};

/// A digest of everything a ticket holds: equal digests, equal tickets.
Hash digest(const core::Ticket &ticket);

} // namespace talon::store
