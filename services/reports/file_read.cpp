// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/file_impl.h"

#include <sodium.h>

#include <charconv>

namespace talon::reports {

namespace {

std::optional<core::Instant> instant(const Rows &rows, int column)
{
    return rows.empty(column) ? std::nullopt : std::optional(core::Instant(core::Millis(rows.number(column))));
}

std::optional<core::Millis> length(const Rows &rows, int column)
{
    return rows.empty(column) ? std::nullopt : std::optional(core::Millis(rows.number(column)));
}

std::string text(const Rows &rows, int column)
{
    return std::string(rows.text(column));
}

/// Of a row with every column.
Leg leg_in(const Rows &rows)
{
    Leg leg;
    leg.day = day_of(rows.number(0));
    leg.ticket.value = text(rows, 1);
    leg.leg = rows.small(2);
    leg.local_minute = rows.small(3);
    leg.window = rows.small(4);
    leg.first_wait = length(rows, 5);
    leg.served = length(rows, 6);
    leg.has_way = !rows.empty(7);
    leg.way = length(rows, 7).value_or(core::Millis(0));
    leg.visit_wait = length(rows, 8);
    leg.stay = length(rows, 9);
    leg.gone_after = length(rows, 10);
    leg.norm = core::Millis(rows.number(11));
    leg.recalls = rows.small(12);
    leg.returns = rows.small(13);
    leg.end = static_cast<LegEnd>(rows.small(14));
    leg.left_by = static_cast<LeftBy>(rows.small(15));
    const int flags = rows.small(16);
    leg.booked = flags & leg_booked;
    leg.ended_by_day = flags & leg_ended_by_day;
    leg.in_doubt = flags & leg_in_doubt;
    leg.too_long = flags & leg_too_long;
    leg.service.value = text(rows, 17);
    leg.staff.value = text(rows, 18);
    leg.visitor_class.value = text(rows, 19);
    if (const auto parsed = core::parse_number(rows.text(20)))
        leg.number = *parsed;
    leg.device.value = text(rows, 21);
    leg.arrived = instant(rows, 22).value_or(core::Instant{});
    leg.first_call = instant(rows, 23);
    leg.began = instant(rows, 24);
    leg.ended = instant(rows, 25);
    leg.wait = core::Millis(rows.number(26));
    leg.lost = core::Millis(rows.number(27));
    leg.serving = core::Millis(rows.number(28));
    leg.parked = core::Millis(rows.number(29));
    leg.apart = core::Millis(rows.number(30));
    leg.lost_calls = rows.small(31);
    leg.out_of_turn.value = text(rows, 32);
    return leg;
}

const char *column_of(TextKey key)
{
    switch (key) {
    case TextKey::service: return ", service";
    case TextKey::staff: return ", staff";
    case TextKey::visitor_class: return ", class";
    case TextKey::none: break;
    }
    return "";
}

struct Cursor {
    std::int64_t day = 0;
    std::string ticket;
    std::int64_t leg = 0;
};

/// What is no cursor is before everything.
Cursor cursor_in(const std::string &text)
{
    Cursor cursor{std::numeric_limits<std::int64_t>::min(), {}, 0};
    const auto first = text.find(':');
    const auto last = text.rfind(':');
    if (first == std::string::npos || last == first)
        return cursor;
    std::from_chars(text.data(), text.data() + first, cursor.day);
    cursor.ticket = text.substr(first + 1, last - first - 1);
    std::from_chars(text.data() + last + 1, text.data() + text.size(), cursor.leg);
    return cursor;
}

/// Adds the rows of a statement whose first column is the day to the digests of their days.
void add_rows(Rows rows, std::map<core::Day, crypto_generichash_state> &days)
{
    while (rows.step()) {
        const auto [day, fresh] = days.try_emplace(day_of(rows.number(0)));
        if (fresh)
            crypto_generichash_init(&day->second, nullptr, 0, 32);
        for (int column = 0; column < rows.columns(); ++column) {
            const std::string value = (rows.empty(column) ? std::string("-") : "=" + text(rows, column)) + "\n";
            crypto_generichash_update(&day->second, reinterpret_cast<const unsigned char *>(value.data()), value.size());
        }
    }
}

} // namespace

std::string cursor_of(const Leg &leg)
{
    return std::to_string(number(leg.day)) + ":" + leg.ticket.value + ":" + std::to_string(leg.leg);
}

Filed<core::Done> FiguresFile::each_leg(Period period, TextKey key, const std::function<bool(const LegRow &)> &visit) const
{
    return m_impl->run<core::Done>([&] {
        Rows rows(m_impl->database, std::string("SELECT day, leg, minute, window, first_wait, served, way, visit_wait, stay, gone_after, norm, recalls, "
                                                "returns, ended_as, left_by, flags") + column_of(key) + " FROM leg WHERE day BETWEEN ? AND ?");
        rows.bind(1, number(period.from));
        rows.bind(2, number(period.to));
        LegRow row;
        std::int64_t weekday_of = std::numeric_limits<std::int64_t>::min();
        while (rows.step()) {
            row.day = rows.number(0);
            if (row.day != weekday_of)
                row.weekday = core::weekday(day_of(weekday_of = row.day));
            row.leg = rows.small(1);
            row.minute = rows.small(2);
            row.window = rows.small(3);
            row.first_wait = rows.or_none(4);
            row.served = rows.or_none(5);
            row.way = rows.or_none(6);
            row.visit_wait = rows.or_none(7);
            row.stay = rows.or_none(8);
            row.gone_after = rows.or_none(9);
            row.norm = rows.number(10);
            row.recalls = rows.small(11);
            row.returns = rows.small(12);
            row.end = rows.small(13);
            row.left_by = rows.small(14);
            row.flags = rows.small(15);
            row.key = key == TextKey::none ? std::string_view() : rows.text(16);
            if (!visit(row))
                break;
        }
        return core::Done{};
    });
}

Filed<core::Done> FiguresFile::each_whole_leg(Period period, const std::string &after, const std::function<bool(const Leg &)> &visit) const
{
    return m_impl->run<core::Done>([&] {
        Rows rows(m_impl->database, "SELECT * FROM leg WHERE day BETWEEN ? AND ? AND (day, ticket, leg) > (?, ?, ?) ORDER BY day, ticket, leg");
        const Cursor cursor = cursor_in(after);
        rows.bind(1, number(period.from));
        rows.bind(2, number(period.to));
        rows.bind(3, cursor.day);
        rows.bind(4, cursor.ticket);
        rows.bind(5, cursor.leg);
        while (rows.step() && visit(leg_in(rows))) {
        }
        return core::Done{};
    });
}

Filed<core::Done> FiguresFile::each_span(Period period, core::Instant now, const std::function<bool(const SpanRow &)> &visit) const
{
    return m_impl->run<core::Done>([&] {
        // One that the day's end cut is in no time; one that lasts is as long as it has lasted.
        Rows rows(m_impl->database, "SELECT window, kind, max(0, coalesce(to_ms, ?1) - from_ms), idle + max(0, coalesce(?1 - idle_since, 0)), staff FROM span "
                                    "WHERE day BETWEEN ?2 AND ?3 AND ended_by_day = 0");
        rows.bind(1, now.time_since_epoch().count());
        rows.bind(2, number(period.from));
        rows.bind(3, number(period.to));
        while (rows.step())
            if (!visit({rows.small(0), rows.text(4), rows.small(1), rows.number(2), rows.number(3)}))
                break;
        return core::Done{};
    });
}

Filed<std::vector<FiguresFile::Load>> FiguresFile::load(Period period) const
{
    return m_impl->run<std::vector<Load>>([&] {
        Rows rows(m_impl->database, "SELECT minute, count(*), sum(waiting), sum(overdue), sum(windows) FROM mark WHERE day BETWEEN ? AND ? AND service = '' "
                                    "GROUP BY minute ORDER BY minute");
        rows.bind(1, number(period.from));
        rows.bind(2, number(period.to));
        std::vector<Load> load;
        while (rows.step())
            load.push_back({rows.small(0), rows.small(1), rows.number(2), rows.number(3), rows.number(4)});
        return load;
    });
}

Filed<std::map<std::pair<std::string, std::string>, core::Text>> FiguresFile::names() const
{
    using Names = std::map<std::pair<std::string, std::string>, core::Text>;
    return m_impl->run<Names>([&] {
        Rows rows(m_impl->database, "SELECT kind, id, ru, en FROM name");
        Names names;
        while (rows.step())
            names[{text(rows, 0), text(rows, 1)}] = core::Text(text(rows, 2), text(rows, 3));
        return names;
    });
}

Filed<std::vector<Act>> FiguresFile::acts(const ActQuery &query) const
{
    return m_impl->run<std::vector<Act>>([&] {
        std::string where = "position < ?1 AND day BETWEEN ?2 AND ?3";
        where += query.actor.empty() ? "" : " AND actor = ?4";
        where += query.kind.empty() ? "" : " AND kind = ?5";
        Rows rows(m_impl->database, "SELECT position, at, day, actor, kind, subject, details FROM act WHERE " + where + " ORDER BY position DESC LIMIT ?6");
        rows.bind(1, query.before > 0 ? query.before : std::numeric_limits<std::int64_t>::max());
        rows.bind(2, query.from ? number(*query.from) : std::numeric_limits<std::int64_t>::min());
        rows.bind(3, query.to ? number(*query.to) : std::numeric_limits<std::int64_t>::max());
        rows.bind(4, query.actor);
        rows.bind(5, query.kind);
        rows.bind(6, static_cast<std::int64_t>(query.most));
        std::vector<Act> acts;
        while (rows.step())
            acts.push_back({rows.number(0), core::Instant(core::Millis(rows.number(1))), day_of(rows.number(2)), text(rows, 3), text(rows, 4), text(rows, 5),
                            text(rows, 6)});
        return acts;
    });
}

Filed<std::map<core::Day, std::string>> FiguresFile::digests() const
{
    return m_impl->run<std::map<core::Day, std::string>>([&] {
        std::map<core::Day, crypto_generichash_state> days;
        add_rows({m_impl->database, "SELECT * FROM leg ORDER BY day, ticket, leg"}, days);
        add_rows({m_impl->database, "SELECT * FROM span ORDER BY day, window, ord"}, days);
        add_rows({m_impl->database, "SELECT * FROM mark ORDER BY day, minute, service"}, days);
        std::map<core::Day, std::string> digests;
        for (auto &[day, state] : days) {
            std::array<unsigned char, 32> hash{};
            crypto_generichash_final(&state, hash.data(), hash.size());
            std::array<char, 65> hex{};
            sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
            digests[day] = hex.data();
        }
        return digests;
    });
}

} // namespace talon::reports
