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
           | (leg.too_long ? leg_too_long : 0) | (leg.out_of_turn.empty() ? 0 : leg_out_of_turn) | (leg.parts.empty() ? 0 : leg_has_parts);
}

/// The first stands in a column of its own.
std::string more_ways(const Leg &leg)
{
    std::string text;
    for (std::size_t i = 1; i < leg.ways.size(); ++i)
        text += (i > 1 ? " " : "") + std::to_string(leg.ways[i].count());
    return text;
}

void put_in(SQLite::Statement &statement, int index, const std::optional<int> &number)
{
    if (number)
        statement.bind(index, *number);
    else
        statement.bind(index);
}

void bind_leg(SQLite::Statement &put, const Leg &leg)
{
    int at = 0;
    put.bind(++at, number(leg.day));
    put.bind(++at, leg.ticket.value);
    put.bind(++at, leg.leg);
    put.bind(++at, leg.hand);
    put.bind(++at, leg.local_minute);
    put.bind(++at, leg.window);
    put_in(put, ++at, leg.first_wait);
    put_in(put, ++at, leg.served);
    put_in(put, ++at, leg.ways.empty() ? std::nullopt : std::optional(leg.ways.front()));
    put_in(put, ++at, leg.visit_wait);
    put_in(put, ++at, leg.stay);
    put_in(put, ++at, leg.gone_after);
    put.bind(++at, leg.norm.count());
    put.bind(++at, leg.recalls);
    put.bind(++at, leg.returns);
    put.bind(++at, static_cast<int>(leg.end));
    put.bind(++at, static_cast<int>(leg.left_by));
    put.bind(++at, flags_of(leg));
    put_in(put, ++at, leg.uncalled);
    put_in(put, ++at, leg.waits_since);
    put_in(put, ++at, leg.told ? std::optional(static_cast<int>(leg.told->from.count())) : std::nullopt);
    put_in(put, ++at, leg.told ? std::optional(static_cast<int>(leg.told->to.count())) : std::nullopt);
    put.bind(++at, more_ways(leg));
    put.bind(++at, leg.service.value);
    put.bind(++at, leg.staff.value);
    put.bind(++at, leg.visitor_class.value);
    put.bind(++at, core::to_text(leg.number));
    put.bind(++at, leg.device.value);
    put.bind(++at, leg.arrived.time_since_epoch().count());
    put_in(put, ++at, leg.first_call);
    put_in(put, ++at, leg.began);
    put_in(put, ++at, leg.ended);
    for (const core::Millis length : {leg.wait, leg.way, leg.lost, leg.serving, leg.parked, leg.apart})
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
    SQLite::Statement put(database, "INSERT INTO leg VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    const auto write = [&put](const Leg &leg) {
        bind_leg(put, leg);
        put.exec();
        put.reset();
    };
    for (const auto &[ticket, legs] : tickets) {
        forget.bindNoCopy(1, ticket.value);
        forget.exec();
        forget.reset();
        for (const Leg &leg : legs) {
            write(leg);
            for (const Leg &part : leg.parts)
                write(part);
        }
    }
}

void write_spans(SQLite::Database &database, const std::map<SpanKey, Span> &spans)
{
    if (spans.empty())
        return;
    SQLite::Statement put(database, "INSERT OR REPLACE INTO span VALUES (?,?,?,?,?,?,?,?,?,?,?)");
    for (const auto &[key, span] : spans) {
        put.bind(1, number(span.day));
        put.bind(2, number(key.day));
        put.bind(3, key.window);
        put.bind(4, key.ord);
        put.bind(5, static_cast<int>(span.kind));
        put.bind(6, span.from.time_since_epoch().count());
        put_in(put, 7, span.to);
        put.bind(8, span.idle.count());
        put_in(put, 9, span.idle_since);
        put.bind(10, span.ended_by_day ? 1 : 0);
        put.bind(11, span.staff.value);
        put.exec();
        put.reset();
    }
}

void write_marks(SQLite::Database &database, const std::map<MarkKey, std::optional<Mark>> &marks)
{
    if (marks.empty())
        return;
    SQLite::Statement forget(database, "DELETE FROM mark WHERE day = ? AND minute = ?");
    SQLite::Statement put(database, "INSERT OR REPLACE INTO mark VALUES (?,?,?,?,?,?)");
    for (const auto &[key, mark] : marks) {
        SQLite::Statement &statement = mark ? put : forget;
        statement.bind(1, number(key.first));
        statement.bind(2, key.second);
        if (mark) {
            put.bind(3, mark->waiting);
            put.bind(4, mark->overdue);
            put.bind(5, mark->windows);
            put.bind(6, mark->idle);
        }
        statement.exec();
        statement.reset();
    }
}

} // namespace

void FiguresFile::Impl::write(const Changes &changes)
{
    write_tickets(database, changes.tickets);
    write_spans(database, changes.spans);
    write_marks(database, changes.marks);
    SQLite::Statement name(database, "INSERT OR REPLACE INTO name VALUES (?,?,?,?,?)");
    for (const Name &each : changes.names) {
        name.bind(1, each.kind);
        name.bind(2, each.id);
        name.bind(3, number(each.since));
        name.bind(4, each.title.in(core::Language::ru));
        name.bind(5, each.title.only(core::Language::en));
        name.exec();
        name.reset();
    }
}

} // namespace talon::reports
