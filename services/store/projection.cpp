// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/projection.h"

#include "store/chain.h"

#include <sqlite3.h>

namespace talon::store {

namespace {

#define TICKET_COLUMNS                                                                                               \
    "row, id, changed, letter, number, day, service, visitor_class, language, device, origin, arrival, slot, due, "  \
    "state, window, only_window, only_staff, parked_until, calls, prefix, ended_by_day"

std::int64_t millis(core::Instant at) { return at.time_since_epoch().count(); }
core::Instant instant(std::int64_t value) { return core::Instant{core::Millis{value}}; }

template<class Value, class Map>
void bind_optional(SQLite::Statement &statement, int index, const std::optional<Value> &value, Map map)
{
    if (value)
        statement.bind(index, map(*value));
    else
        statement.bind(index);
}

/// SQLiteCpp copies a text that is bound; ours outlive the step.
void bind_text(SQLite::Statement &statement, int index, const std::string &text)
{
    statement.bindNoCopy(index, text);
}

std::optional<int> integer_in(const SQLite::Column &column)
{
    return column.isNull() ? std::nullopt : std::optional{column.getInt()};
}

constexpr int last_origin = static_cast<int>(core::NumberOrigin::own);
constexpr int last_state = static_cast<int>(core::TicketState::left);

bool in_range(std::int64_t value, std::int64_t first, std::int64_t last) { return first <= value && value <= last; }

// What is not there and what is zero or empty digest differently.

void digest_time(FieldHash &fields, const std::optional<core::Instant> &at)
{
    fields.integer(at.has_value()).integer(at ? millis(*at) : 0);
}

void digest_window(FieldHash &fields, const std::optional<core::WindowNumber> &window)
{
    fields.integer(window.has_value()).integer(window.value_or(0));
}

void digest_staff(FieldHash &fields, const std::optional<core::StaffId> &staff)
{
    fields.integer(staff.has_value()).text(staff ? std::string_view{staff->value} : std::string_view{});
}

} // namespace

Projection::Projection(SQLite::Database &database)
    : m_database(database),
      m_write_ticket(database,
                     "INSERT INTO ticket (id, changed, letter, number, day, service, visitor_class, language, device,"
                     " origin, arrival, slot, due, state, window, only_window, only_staff, parked_until,"
                     " calls, prefix, ended_by_day)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                     " ON CONFLICT (id) DO UPDATE SET changed = excluded.changed, letter = excluded.letter,"
                     " number = excluded.number, day = excluded.day, service = excluded.service,"
                     " visitor_class = excluded.visitor_class, language = excluded.language,"
                     " device = excluded.device, origin = excluded.origin, arrival = excluded.arrival,"
                     " slot = excluded.slot, due = excluded.due, state = excluded.state, window = excluded.window,"
                     " only_window = excluded.only_window, only_staff = excluded.only_staff,"
                     " parked_until = excluded.parked_until, calls = excluded.calls, prefix = excluded.prefix,"
                     " ended_by_day = excluded.ended_by_day"),
      m_row(database, "SELECT row FROM ticket WHERE id = ?"),
      m_cut_periods(database, "DELETE FROM period WHERE ticket = ? AND ordinal >= ?"),
      m_write_period(database,
                     "INSERT INTO period (ticket, ordinal, state, from_at, to_at, window, staff, service, calls)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (ticket, ordinal) DO UPDATE SET"
                     " state = excluded.state, from_at = excluded.from_at, to_at = excluded.to_at,"
                     " window = excluded.window, staff = excluded.staff, service = excluded.service, calls = excluded.calls"
                     " WHERE (state, from_at, to_at, window, staff, service, calls) IS NOT (excluded.state, excluded.from_at,"
                     " excluded.to_at, excluded.window, excluded.staff, excluded.service, excluded.calls)"),
      m_find(database, "SELECT " TICKET_COLUMNS " FROM ticket WHERE id = ?"),
      m_after(database, "SELECT " TICKET_COLUMNS " FROM ticket WHERE row > ? ORDER BY row LIMIT 1"),
      m_periods(database,
                "SELECT ordinal, state, from_at, to_at, window, staff, service, calls FROM period WHERE ticket = ?"
                " ORDER BY ordinal")
{
}

void Projection::write(const core::ChangedTicket &changed, std::int64_t position)
{
    const core::Ticket &ticket = changed.ticket;
    // Which row it is: the one that comes about now, else the one that was there. RETURNING would say it too, for the price
    // of a table in memory at each ticket.
    sqlite3_set_last_insert_rowid(m_database.getHandle(), 0);
    {
        Use put{m_write_ticket};
        bind_text(*put, 1, ticket.id.value);
        put->bind(2, position);
        put->bind(3, static_cast<int>(ticket.number.letter));
        put->bind(4, ticket.number.number);
        put->bind(5, static_cast<std::int64_t>(ticket.day.time_since_epoch().count()));
        bind_text(*put, 6, ticket.service.value);
        bind_text(*put, 7, ticket.visitor_class.value);
        put->bind(8, ticket.language.tag());
        bind_text(*put, 9, ticket.device.value);
        put->bind(10, static_cast<int>(ticket.origin));
        put->bind(11, millis(ticket.arrival));
        bind_optional(*put, 12, ticket.slot, millis);
        put->bind(13, millis(ticket.due));
        put->bind(14, static_cast<int>(ticket.state));
        const auto same = [](int value) { return value; };
        bind_optional(*put, 15, ticket.window, same);
        bind_optional(*put, 16, ticket.only_window, same);
        bind_optional(*put, 17, ticket.only_staff, [](const core::StaffId &staff) { return staff.value; });
        bind_optional(*put, 18, ticket.parked_until, millis);
        put->bind(19, ticket.calls);
        put->bind(20, ticket.number.prefix);
        put->bind(21, ticket.ended_by_day ? 1 : 0);
        put->exec();
    }
    std::int64_t row = sqlite3_last_insert_rowid(m_database.getHandle());
    if (row == 0) { // not a new one, which has no periods yet: the foreign key lets no row go that has some
        row = row_of(ticket.id);
        Use cut{m_cut_periods};
        cut->bind(1, row);
        cut->bind(2, static_cast<std::int64_t>(changed.left_out + ticket.periods.size()));
        cut->exec();
    }
    for (std::size_t i = 0; i < ticket.periods.size(); ++i) {
        const core::Period &period = ticket.periods[i];
        Use put{m_write_period};
        put->bind(1, row);
        put->bind(2, static_cast<std::int64_t>(changed.left_out + i));
        put->bind(3, static_cast<int>(period.state));
        put->bind(4, millis(period.from));
        bind_optional(*put, 5, period.to, millis);
        bind_optional(*put, 6, period.window, [](int value) { return value; });
        bind_optional(*put, 7, period.staff, [](const core::StaffId &staff) { return staff.value; });
        bind_text(*put, 8, period.service.value);
        put->bind(9, period.calls);
        put->exec();
    }
}

std::int64_t Projection::row_of(const core::TicketId &id)
{
    Use find{m_row};
    bind_text(*find, 1, id.value);
    if (!find->executeStep())
        throw SQLite::Exception("a ticket is not where it was written", SQLITE_CORRUPT);
    return find->getColumn(0).getInt64();
}

Stored<std::optional<core::Ticket>> Projection::read(const core::TicketId &id)
{
    Use find{m_find};
    bind_text(*find, 1, id.value);
    if (!find->executeStep())
        return std::optional<core::Ticket>{};
    auto ticket = ticket_in(m_find);
    if (!ticket)
        return core::Failure{ticket.error()};
    return std::optional{std::move(ticket.value())};
}

Stored<core::Done> Projection::each(const std::function<bool(core::Ticket &&, std::int64_t)> &visit)
{
    std::int64_t row = -1;
    for (;;) {
        // One row a query: `visit` may use the journal in between.
        Use after{m_after};
        after->bind(1, row);
        if (!after->executeStep())
            return core::Done{};
        row = after->getColumn(0).getInt64();
        const std::int64_t changed = after->getColumn(2).getInt64();
        auto ticket = ticket_in(m_after);
        if (!ticket)
            return core::Failure{ticket.error()};
        if (!visit(std::move(ticket.value()), changed))
            return core::Done{};
    }
}

Stored<core::Ticket> Projection::ticket_in(SQLite::Statement &row)
{
    core::Ticket ticket;
    ticket.id.value = row.getColumn(1).getString();
    const auto impossible = [&ticket](const char *what) {
        return failure(StoreFault::damaged, "the ticket " + ticket.id.value + " has an impossible " + what);
    };
    if (!in_range(row.getColumn(3).getInt64(), 0, core::letter_count - 1)
        || !in_range(row.getColumn(4).getInt64(), core::first_number, core::last_number)
        || !in_range(row.getColumn(20).getInt64(), 0, core::last_prefix))
        return impossible("number");
    const auto language = core::Language::parse(row.getColumn(8).getString());
    if (!language || !in_range(row.getColumn(10).getInt64(), 0, last_origin))
        return impossible("language or origin");
    if (!in_range(row.getColumn(14).getInt64(), 0, last_state))
        return impossible("state");
    ticket.number = {static_cast<core::Letter>(row.getColumn(3).getInt()), row.getColumn(4).getInt(), row.getColumn(20).getInt()};
    ticket.day = core::Day{std::chrono::days{row.getColumn(5).getInt()}};
    ticket.service.value = row.getColumn(6).getString();
    ticket.visitor_class.value = row.getColumn(7).getString();
    ticket.language = *language;
    ticket.device.value = row.getColumn(9).getString();
    ticket.origin = static_cast<core::NumberOrigin>(row.getColumn(10).getInt());
    ticket.arrival = instant(row.getColumn(11).getInt64());
    if (!row.getColumn(12).isNull())
        ticket.slot = instant(row.getColumn(12).getInt64());
    ticket.due = instant(row.getColumn(13).getInt64());
    ticket.state = static_cast<core::TicketState>(row.getColumn(14).getInt());
    ticket.window = integer_in(row.getColumn(15));
    ticket.only_window = integer_in(row.getColumn(16));
    if (!row.getColumn(17).isNull())
        ticket.only_staff = core::StaffId{row.getColumn(17).getString()};
    if (!row.getColumn(18).isNull())
        ticket.parked_until = instant(row.getColumn(18).getInt64());
    ticket.calls = row.getColumn(19).getInt();
    ticket.ended_by_day = row.getColumn(21).getInt() != 0;

    Use next{m_periods};
    next->bind(1, row.getColumn(0).getInt64());
    for (std::int64_t ordinal = 0; next->executeStep(); ++ordinal) {
        if (next->getColumn(0).getInt64() != ordinal || !in_range(next->getColumn(1).getInt64(), 0, last_state))
            return impossible("period");
        core::Period &period = ticket.periods.emplace_back();
        period.state = static_cast<core::TicketState>(next->getColumn(1).getInt());
        period.from = instant(next->getColumn(2).getInt64());
        if (!next->getColumn(3).isNull())
            period.to = instant(next->getColumn(3).getInt64());
        period.window = integer_in(next->getColumn(4));
        if (!next->getColumn(5).isNull())
            period.staff = core::StaffId{next->getColumn(5).getString()};
        period.service.value = next->getColumn(6).getString();
        period.calls = next->getColumn(7).getInt();
    }
    return ticket;
}

Hash digest(const core::Ticket &ticket)
{
    // Bound one by one, so that a field that is added to a ticket does not compile until it is digested here.
    // Its seq orders a queue; the tables hold none and nobody asks them for it: the event's origin tells it.
    const auto &[id, number, day, service, visitor_class, language, device, seq, origin, arrival, slot, has_booking, on_us, in_doubt, due, told,
                 unprinted, first, state, window, only_window, only_staff, parked_until, calls, ended_by_day, periods] = ticket;
    static_cast<void>(seq);
    static_cast<void>(told); // as with what is first, the event of its birth says so for good
    static_cast<void>(first);
    static_cast<void>(has_booking); // as what was told of bookings says; the tables tell of the slot alone
    static_cast<void>(on_us);
    static_cast<void>(unprinted); // as its last event says; the tables tell nobody
    static_cast<void>(in_doubt); // its event says so for good, and alarms come from the hall
    FieldHash fields;
    fields.text(id.value)
        .integer(static_cast<int>(number.letter))
        .integer(number.number)
        .integer(number.prefix)
        .integer(day.time_since_epoch().count())
        .text(service.value)
        .text(visitor_class.value)
        .text(language.tag())
        .text(device.value)
        .integer(static_cast<int>(origin))
        .integer(millis(arrival))
        .integer(millis(due))
        .integer(static_cast<int>(state))
        .integer(calls)
        .integer(ended_by_day);
    digest_time(fields, slot);
    digest_time(fields, parked_until);
    digest_window(fields, window);
    digest_window(fields, only_window);
    digest_staff(fields, only_staff);
    fields.integer(static_cast<std::int64_t>(periods.size()));
    for (const auto &[in_state, from, to, at_window, by_staff, for_service, called] : periods) {
        fields.integer(static_cast<int>(in_state)).integer(millis(from)).text(for_service.value).integer(called);
        digest_time(fields, to);
        digest_window(fields, at_window);
        digest_staff(fields, by_staff);
    }
    return fields.finish();
}

} // namespace talon::store
