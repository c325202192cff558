// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/file_impl.h"

namespace talon::reports {

namespace {

void put_in(SQLite::Statement &statement, int index, const std::optional<core::Instant> &at)
{
    if (at)
        statement.bind(index, at->time_since_epoch().count());
    else
        statement.bind(index);
}

void put_in(SQLite::Statement &statement, int index, const std::optional<core::Millis> &length)
{
    if (length)
        statement.bind(index, length->count());
    else
        statement.bind(index);
}

int flags_of(const Leg &leg)
{
    return (leg.booked ? leg_booked : 0) | (leg.ended_by_day ? leg_ended_by_day : 0) | (leg.in_doubt ? leg_in_doubt : 0)
           | (leg.too_long ? leg_too_long : 0);
}

void bind_leg(SQLite::Statement &put, const Leg &leg)
{
    int at = 0;
    put.bind(++at, number(leg.day));
    put.bind(++at, leg.ticket.value);
    put.bind(++at, leg.leg);
    put.bind(++at, leg.local_minute);
    put.bind(++at, leg.window);
    put_in(put, ++at, leg.first_wait);
    put_in(put, ++at, leg.served);
    put_in(put, ++at, leg.has_way ? std::optional(leg.way) : std::nullopt);
    put_in(put, ++at, leg.visit_wait);
    put_in(put, ++at, leg.stay);
    put_in(put, ++at, leg.gone_after);
    put.bind(++at, leg.norm.count());
    put.bind(++at, leg.recalls);
    put.bind(++at, leg.returns);
    put.bind(++at, static_cast<int>(leg.end));
    put.bind(++at, static_cast<int>(leg.left_by));
    put.bind(++at, flags_of(leg));
    put.bind(++at, leg.service.value);
    put.bind(++at, leg.staff.value);
    put.bind(++at, leg.visitor_class.value);
    put.bind(++at, core::to_text(leg.number));
    put.bind(++at, leg.device.value);
    put.bind(++at, leg.arrived.time_since_epoch().count());
    put_in(put, ++at, leg.first_call);
    put_in(put, ++at, leg.began);
    put_in(put, ++at, leg.ended);
    for (const core::Millis length : {leg.wait, leg.lost, leg.serving, leg.parked, leg.apart})
        put.bind(++at, length.count());
    put.bind(++at, leg.lost_calls);
    put.bind(++at, leg.out_of_turn.value);
}

/// A ticket's legs in place of all that were there. Statements are made once for all tickets: making them costs more than a row.
void write_tickets(SQLite::Database &database, const std::map<core::TicketId, std::vector<Leg>> &tickets)
{
    if (tickets.empty())
        return;
    SQLite::Statement forget(database, "DELETE FROM leg WHERE ticket = ?");
    SQLite::Statement put(database, "INSERT INTO leg VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    for (const auto &[ticket, legs] : tickets) {
        forget.bindNoCopy(1, ticket.value);
        forget.exec();
        forget.reset();
        for (const Leg &leg : legs) {
            bind_leg(put, leg);
            put.exec();
            put.reset();
        }
    }
}

void write_spans(SQLite::Database &database, const std::map<SpanKey, Span> &spans)
{
    if (spans.empty())
        return;
    SQLite::Statement put(database, "INSERT OR REPLACE INTO span VALUES (?,?,?,?,?,?,?,?,?,?)");
    for (const auto &[key, span] : spans) {
        put.bind(1, number(key.day));
        put.bind(2, key.window);
        put.bind(3, key.ord);
        put.bind(4, static_cast<int>(span.kind));
        put.bind(5, span.from.time_since_epoch().count());
        put_in(put, 6, span.to);
        put.bind(7, span.idle.count());
        put_in(put, 8, span.idle_since);
        put.bind(9, span.ended_by_day ? 1 : 0);
        put.bind(10, span.staff.value);
        put.exec();
        put.reset();
    }
}

} // namespace

void FiguresFile::Impl::write(const Changes &changes)
{
    write_tickets(database, changes.tickets);
    write_spans(database, changes.spans);
    SQLite::Statement mark(database, "INSERT OR REPLACE INTO mark VALUES (?,?,?,?,?,?)");
    for (const Mark &each : changes.marks) {
        mark.bind(1, number(each.day));
        mark.bind(2, each.minute);
        mark.bind(3, each.service.value);
        mark.bind(4, each.waiting);
        mark.bind(5, each.overdue);
        mark.bind(6, each.windows);
        mark.exec();
        mark.reset();
    }
    SQLite::Statement name(database, "INSERT OR REPLACE INTO name VALUES (?,?,?,?)");
    for (const Name &each : changes.names) {
        name.bind(1, each.kind);
        name.bind(2, each.id);
        name.bind(3, each.title.in(core::Language::ru));
        name.bind(4, each.title.only(core::Language::en));
        name.exec();
        name.reset();
    }
}

} // namespace talon::reports
