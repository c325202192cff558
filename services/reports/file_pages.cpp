// SPDX-License-Identifier: GPL-3.0-or-later
// The legs behind a figure, a page at a time.
#include "reports/file_impl.h"

#include <algorithm>
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

/// The visit's own figures and what its leg came to.
void read_figures(const Rows &rows, Leg &leg)
{
    leg.first_wait = length(rows, 6);
    leg.served = length(rows, 7);
    leg.visit_wait = length(rows, 9);
    leg.stay = length(rows, 10);
    leg.gone_after = length(rows, 11);
    leg.norm = core::Millis(rows.number(12));
    leg.recalls = rows.small(13);
    leg.returns = rows.small(14);
    leg.end = static_cast<LegEnd>(rows.small(15));
    leg.left_by = static_cast<LeftBy>(rows.small(16));
    const int flags = rows.small(17);
    leg.booked = flags & leg_booked;
    leg.ended_by_day = flags & leg_ended_by_day;
    leg.in_doubt = flags & leg_in_doubt;
    leg.too_long = flags & leg_too_long;
    leg.uncalled = length(rows, 18);
    leg.waits_since = instant(rows, 19);
    if (!rows.empty(20))
        leg.told = core::WaitRange{core::Minutes(rows.small(20)), core::Minutes(rows.small(21))};
    if (const auto first = length(rows, 8)) {
        leg.ways.push_back(*first);
        each_way(rows.text(22), [&](std::int64_t way) { leg.ways.emplace_back(way); });
    }
}

/// Of a row with every column. Parts are rows of their own.
Leg leg_in(const Rows &rows)
{
    Leg leg;
    leg.day = day_of(rows.number(0));
    leg.ticket.value = text(rows, 1);
    leg.leg = rows.small(2);
    leg.hand = rows.small(3);
    leg.local_minute = rows.small(4);
    leg.window = rows.small(5);
    read_figures(rows, leg);
    leg.service.value = text(rows, 23);
    leg.staff.value = text(rows, 24);
    leg.visitor_class.value = text(rows, 25);
    if (const auto parsed = core::parse_number(rows.text(26)))
        leg.number = *parsed;
    leg.device.value = text(rows, 27);
    leg.arrived = instant(rows, 28).value_or(core::Instant{});
    leg.first_call = instant(rows, 29);
    leg.began = instant(rows, 30);
    leg.ended = instant(rows, 31);
    int column = 32;
    for (core::Millis *stretch : {&leg.wait, &leg.way, &leg.lost, &leg.serving, &leg.parked, &leg.apart})
        *stretch = core::Millis(rows.number(column++));
    leg.lost_calls = rows.small(38);
    leg.out_of_turn.value = text(rows, 39);
    return leg;
}

struct Behind {
    std::string_view figure;
    bool visit; ///< counted with the one row of a visit
    std::string_view where;
};
/// Columns that open, and which rows are behind each: as many as the column counts, but for returns, of which a row may have several.
/// The numbers are those of LegEnd, LeftBy and the flags.
constexpr Behind behind[] = {
    {"visitors", true, "1"},
    {"counted", true, "(first_wait IS NOT NULL OR gone_after > norm)"},
    {"breaches", true, "(first_wait > norm OR (first_wait IS NULL AND gone_after > norm))"},
    {"left_before", true, "first_wait IS NULL AND gone_after <= norm"},
    {"waiting", true, "uncalled IS NOT NULL"},
    {"waiting_late", true, "uncalled + max(0, coalesce(?1 - waits_since, 0)) > norm"},
    {"first_n", true, "first_wait IS NOT NULL"},
    {"promised", true, "first_wait IS NOT NULL AND told_to IS NOT NULL"},
    {"promise_broken", true, "first_wait > told_to * 60000"},
    {"wait_n", true, "visit_wait IS NOT NULL"},
    {"serving_n", false, "served IS NOT NULL"},
    {"legs", false, "ended_as <> 5"},
    {"booked", true, "flags & 1"},
    {"walk_in", true, "NOT flags & 1"},
    {"served", false, "ended_as = 2 AND NOT flags & 2"},
    {"no_show", false, "ended_as = 3"},
    {"left_staff", false, "ended_as = 4 AND left_by = 1"},
    {"left_day", false, "ended_as IN (2, 4) AND flags & 2"},
    {"left_late", false, "ended_as = 4 AND left_by = 3"},
    {"open", false, "ended_as = 0"},
    {"transfers", false, "ended_as = 1"},
    {"returns", false, "returns > 0"},
    {"out_of_turn", false, "flags & 16"},
};

const Behind *find(std::string_view figure)
{
    for (const Behind &each : behind)
        if (each.figure == figure)
            return &each;
    return nullptr;
}

/// The rows of a line: `?` is its key.
const char *line_of(By by)
{
    switch (by) {
    case By::day: return "day = CAST(?2 AS INTEGER)";
    case By::service: return "service = ?2";
    case By::visitor_class: return "class = ?2";
    case By::origin: return "(flags & 1) = (?2 = 'booked')";
    case By::hour: return "minute / 60 = CAST(?2 AS INTEGER)";
    case By::weekday: return "(day + 3) % 7 = CAST(?2 AS INTEGER)"; // 1970 began with a Thursday
    case By::window: return "window = CAST(?2 AS INTEGER)";
    case By::staff: return "staff = ?2";
    }
    return "0";
}

struct Cursor {
    std::int64_t day = 0;
    std::string ticket;
    std::int64_t leg = 0, hand = 0;
};

/// "day:ticket:leg:hand"; what is none is before everything.
Cursor cursor_in(const std::string &text, Period period)
{
    const Cursor cursor{number(period.from), {}, 0, 0};
    std::array<std::string, 4> parts;
    std::size_t begin = 0;
    for (std::string &part : parts) {
        const auto end = std::min(text.find(':', begin), text.size());
        part = begin < text.size() ? text.substr(begin, end - begin) : std::string();
        begin = end + 1;
    }
    const auto number_in = [](const std::string &digits, std::int64_t &value) {
        const auto [rest, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return wrong == std::errc() && rest == digits.data() + digits.size();
    };
    Cursor told;
    told.ticket = parts[1];
    if (!number_in(parts[0], told.day) || !number_in(parts[2], told.leg) || !number_in(parts[3], told.hand) || told.day < cursor.day)
        return cursor;
    return told;
}

} // namespace

std::string cursor_of(const Leg &leg)
{
    return std::to_string(number(leg.day)) + ":" + leg.ticket.value + ":" + std::to_string(leg.leg) + ":" + std::to_string(leg.hand);
}

bool can_open(std::string_view figure)
{
    return find(figure) != nullptr;
}

/// The rows are looked through from the cursor on, and all but those of the page by SQLite alone.
Filed<LegPage> FiguresFile::page(const LegQuery &query) const
{
    return m_impl->run<LegPage>([&] {
        LegPage page;
        const Behind *figure = find(query.figure);
        if (!figure)
            return page;
        const bool by_hand = query.by == By::window || query.by == By::staff;
        Rows rows(m_impl->database, std::string("SELECT * FROM leg WHERE (day, ticket, leg, hand) > (?4, ?5, ?6, ?7) AND day <= ?3 AND ")
                                        + (by_hand ? "(hand > 0 OR NOT flags & 32)" : "hand = 0") + (figure->visit ? " AND leg = 0 AND hand <= 1" : "")
                                        + " AND " + (query.key ? line_of(query.by) : "1") + " AND (" + std::string(figure->where)
                                        + ") ORDER BY day, ticket, leg, hand LIMIT ?8");
        const Cursor cursor = cursor_in(query.after, query.period);
        const int most = std::clamp(query.most, 1, most_legs);
        rows.bind(1, query.now.time_since_epoch().count());
        rows.bind(3, number(query.period.to));
        rows.bind(2, query.key.value_or(std::string()));
        rows.bind(4, cursor.day);
        rows.bind(5, cursor.ticket);
        rows.bind(6, cursor.leg);
        rows.bind(7, cursor.hand);
        rows.bind(8, static_cast<std::int64_t>(most) + 1);
        while (rows.step()) {
            if (page.legs.size() == static_cast<std::size_t>(most)) {
                page.next = cursor_of(page.legs.back());
                break;
            }
            page.legs.push_back(leg_in(rows));
        }
        return page;
    });
}

} // namespace talon::reports
