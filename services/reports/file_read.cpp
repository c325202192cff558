// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/file_impl.h"

#include <sodium.h>

#include <algorithm>

namespace talon::reports {

namespace {

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

Filed<core::Done> FiguresFile::each_leg(Period period, const LegReading &reading, const std::function<bool(const LegRow &)> &visit) const
{
    return m_impl->run<core::Done>([&] {
        const auto text = [](bool wanted, const char *column) { return std::string(", ") + (wanted ? column : "NULL"); };
        Rows rows(m_impl->database, "SELECT day, leg, minute, window, first_wait, served, way, visit_wait, stay, gone_after, norm, recalls, returns, ended_as, "
                                    "left_by, flags, uncalled + max(0, coalesce(?1 - waits_since, 0)), told_from, told_to, more_ways, hand"
                                        + text(reading.service, "service") + text(reading.staff, "staff") + text(reading.visitor_class, "class")
                                        + " FROM leg WHERE day BETWEEN ?2 AND ?3 AND " + (reading.parts ? "1" : "hand = 0"));
        rows.bind(1, reading.now.time_since_epoch().count());
        rows.bind(2, number(period.from));
        rows.bind(3, number(period.to));
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
            row.waiting = rows.or_none(16);
            row.told_from = static_cast<int>(rows.or_none(17));
            row.told_to = static_cast<int>(rows.or_none(18));
            row.more_ways = rows.text(19);
            row.hand = rows.small(20);
            row.service = rows.text(21);
            row.staff = rows.text(22);
            row.visitor_class = rows.text(23);
            if (!visit(row))
                break;
        }
        return core::Done{};
    });
}

Filed<core::Done> FiguresFile::each_span(Period period, core::Instant now, const std::function<bool(const SpanRow &)> &visit) const
{
    return m_impl->run<core::Done>([&] {
        // A free one that the day's end cut is as long as the hours of the day; one that lasts is as long as it has lasted.
        Rows rows(m_impl->database, "SELECT window, day, kind, from_ms, max(from_ms, coalesce(to_ms, ?1)), idle + max(0, coalesce(?1 - idle_since, 0)), staff, "
                                    "(kind = 0 OR NOT ended_by_day) AND (kind <> 2 OR coalesce(to_ms, ?1) - from_ms <= ?4) "
                                    "FROM span WHERE day BETWEEN ?2 AND ?3 ORDER BY day, from_ms");
        rows.bind(1, now.time_since_epoch().count());
        rows.bind(2, number(period.from));
        rows.bind(3, number(period.to));
        rows.bind(4, core::Millis(longest_serving).count());
        while (rows.step())
            if (!visit({rows.small(0), rows.text(6), rows.number(1), rows.small(2), rows.number(3), rows.number(4), rows.number(5), rows.small(7) != 0}))
                break;
        return core::Done{};
    });
}

Filed<std::vector<FiguresFile::Load>> FiguresFile::load(Period period) const
{
    return m_impl->run<std::vector<Load>>([&] {
        Rows rows(m_impl->database, "SELECT minute, count(*), sum(waiting), sum(overdue), sum(windows), sum(idle) FROM mark WHERE day BETWEEN ? AND ? "
                                    "GROUP BY minute ORDER BY minute");
        rows.bind(1, number(period.from));
        rows.bind(2, number(period.to));
        std::vector<Load> load;
        while (rows.step())
            load.push_back({rows.small(0), rows.small(1), rows.number(2), rows.number(3), rows.number(4), rows.number(5)});
        return load;
    });
}

Filed<std::vector<FiguresFile::Transfers>> FiguresFile::transfers(Period period) const
{
    return m_impl->run<std::vector<Transfers>>([&] {
        Rows rows(m_impl->database, "SELECT a.service, b.service, count(*) FROM leg a JOIN leg b ON b.day = a.day AND b.ticket = a.ticket AND b.leg = a.leg + 1 "
                                    "AND b.hand = 0 WHERE a.day BETWEEN ? AND ? AND a.hand = 0 AND a.ended_as = 1 GROUP BY a.service, b.service");
        rows.bind(1, number(period.from));
        rows.bind(2, number(period.to));
        std::vector<Transfers> all;
        while (rows.step())
            all.push_back({text(rows, 0), text(rows, 1), rows.number(2)});
        return all;
    });
}

Filed<std::map<std::pair<std::string, std::string>, core::Text>> FiguresFile::names(std::optional<core::Day> on) const
{
    using Names = std::map<std::pair<std::string, std::string>, core::Text>;
    return m_impl->run<Names>([&] {
        Rows rows(m_impl->database, "SELECT kind, id, since, ru, en FROM name ORDER BY kind, id, since");
        Names then, now;
        while (rows.step()) {
            const std::pair key{text(rows, 0), text(rows, 1)};
            now[key] = core::Text(text(rows, 3), text(rows, 4));
            if (on && (!then.contains(key) || rows.number(2) <= number(*on)))
                then[key] = now[key];
        }
        if (!on)
            return now;
        for (auto &[key, title] : then)
            if (const core::Text &last = now.at(key); !(last == title))
                title = called_now(title, last);
        return then;
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
        rows.bind(6, static_cast<std::int64_t>(std::clamp(query.most, 1, most_acts)));
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
        add_rows({m_impl->database, "SELECT * FROM leg ORDER BY day, ticket, leg, hand"}, days);
        add_rows({m_impl->database, "SELECT * FROM span ORDER BY day, born, window, ord"}, days);
        add_rows({m_impl->database, "SELECT * FROM mark ORDER BY day, minute"}, days);
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
