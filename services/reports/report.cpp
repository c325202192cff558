// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/report.h"

#include <array>

namespace talon::reports {

namespace {

constexpr std::array<std::pair<By, std::string_view>, 8> by_names{{{By::day, "days"}, {By::service, "services"}, {By::visitor_class, "classes"},
                                                                  {By::origin, "origins"}, {By::hour, "hours"}, {By::weekday, "weekdays"},
                                                                  {By::window, "windows"}, {By::staff, "operators"}}};

constexpr std::array<std::pair<Behind, std::string_view>, 11> behind_names{
    {{Behind::visitors, "visitors"}, {Behind::legs, "legs"}, {Behind::served, "served"}, {Behind::breaches, "breaches"}, {Behind::left_before, "left_before"},
     {Behind::no_show, "no_show"}, {Behind::left, "left"}, {Behind::transfers, "transfers"}, {Behind::returns, "returns"},
     {Behind::out_of_turn, "out_of_turn"}, {Behind::open, "open"}}};

TextKey text_key(By by)
{
    switch (by) {
    case By::service: return TextKey::service;
    case By::staff: return TextKey::staff;
    case By::visitor_class: return TextKey::visitor_class;
    default: return TextKey::none;
    }
}

/// Lines by a small number are found in an array, and told under their names only at the end.
std::int64_t number_key(By by, const LegRow &row)
{
    switch (by) {
    case By::day: return row.day;
    case By::origin: return row.flags & leg_booked;
    case By::hour: return row.minute / 60;
    case By::weekday: return row.weekday;
    default: return row.window;
    }
}

std::string name_of_number(By by, std::int64_t key)
{
    return by == By::origin ? (key ? "booked" : "walk_in") : std::to_string(key);
}

class Gathering
{
public:
    explicit Gathering(By by) : m_by(by) {}

    void add(const LegRow &row)
    {
        if (text_key(m_by) == TextKey::none) {
            // Most rows are of the line of the row before.
            if (!m_last || number_key(m_by, row) != m_number) {
                m_number = number_key(m_by, row);
                m_last = &m_numbers[m_number];
            }
        } else if (!m_last || row.key != m_text) {
            m_text = row.key;
            m_last = &m_texts[m_text];
        }
        m_last->add(row);
    }

    Grouped grouped() &&
    {
        Grouped grouped{m_by, std::move(m_texts)};
        for (auto &[key, sums] : m_numbers)
            grouped.lines.emplace(name_of_number(m_by, key), std::move(sums));
        return grouped;
    }

private:
    By m_by;
    std::map<std::int64_t, Sums> m_numbers;
    std::map<std::string, Sums> m_texts;
    std::int64_t m_number = 0;
    std::string m_text;
    Sums *m_last = nullptr;
};

std::string key_of(By by, const Leg &leg)
{
    switch (by) {
    case By::day: return std::to_string(leg.day.time_since_epoch().count());
    case By::service: return leg.service.value;
    case By::visitor_class: return leg.visitor_class.value;
    case By::origin: return leg.booked ? "booked" : "walk_in";
    case By::hour: return std::to_string(leg.local_minute / 60);
    case By::weekday: return std::to_string(core::weekday(leg.day));
    case By::window: return std::to_string(leg.window);
    case By::staff: return leg.staff.value;
    }
    return {};
}

bool is_behind(Behind behind, const Leg &leg)
{
    const std::int64_t waited = leg.first_wait ? leg.first_wait->count() : -1;
    LegRow row;
    row.leg = leg.leg;
    row.first_wait = waited;
    row.gone_after = leg.gone_after ? leg.gone_after->count() : -1;
    row.norm = leg.norm.count();
    switch (behind) {
    case Behind::visitors: return leg.leg == 0;
    case Behind::legs: return true;
    case Behind::served: return leg.end == LegEnd::served;
    case Behind::breaches: return breaches(row);
    case Behind::left_before: return left_before_norm(row);
    case Behind::no_show: return leg.end == LegEnd::no_show;
    case Behind::left: return leg.end == LegEnd::left;
    case Behind::transfers: return leg.end == LegEnd::transferred;
    case Behind::returns: return leg.returns > 0;
    case Behind::out_of_turn: return !leg.out_of_turn.empty();
    case Behind::open: return leg.end == LegEnd::open;
    }
    return false;
}

Filed<core::Done> add_spans(const FiguresFile &file, Period period, core::Instant now, Summary &summary)
{
    return file.each_span(period, now, [&](const SpanRow &row) {
        const std::string key = summary.main.by == By::window ? std::to_string(row.window) : std::string(row.staff);
        if (summary.main.by == By::window || summary.main.by == By::staff)
            summary.main.lines[key].window.add(row);
        summary.total.window.add(row);
        return true;
    });
}

} // namespace

std::string_view name_of(By by)
{
    for (const auto &[each, name] : by_names)
        if (each == by)
            return name;
    return {};
}

std::optional<By> by_name(std::string_view name)
{
    for (const auto &[each, known] : by_names)
        if (known == name)
            return each;
    return std::nullopt;
}

std::optional<Behind> behind_name(std::string_view name)
{
    for (const auto &[each, known] : behind_names)
        if (known == name)
            return each;
    return std::nullopt;
}

Filed<Summary> summarize(const FiguresFile &file, Period period, By by, const std::vector<By> &beside, core::Instant now)
{
    Gathering main(by);
    std::vector<Gathering> others(beside.begin(), beside.end());
    TextKey key = text_key(by);
    for (const By each : beside)
        key = key == TextKey::none ? text_key(each) : key;
    Summary summary;
    const auto read = file.each_leg(period, key, [&](const LegRow &row) {
        main.add(row);
        for (Gathering &each : others)
            each.add(row);
        summary.total.add(row);
        return true;
    });
    if (!read)
        return core::Failure{read.error()};
    summary.main = std::move(main).grouped();
    for (Gathering &each : others)
        summary.beside.push_back(std::move(each).grouped());
    if (const auto spans = add_spans(file, period, now, summary); !spans)
        return core::Failure{spans.error()};
    auto load = file.load(period);
    if (!load)
        return core::Failure{load.error()};
    summary.load = std::move(*load);
    return summary;
}

Filed<LegPage> legs_behind(const FiguresFile &file, const LegQuery &query)
{
    LegPage page;
    const auto read = file.each_whole_leg(query.period, query.after, [&](const Leg &leg) {
        if ((query.key && key_of(query.by, leg) != *query.key) || !is_behind(query.behind, leg))
            return true;
        if (page.legs.size() == static_cast<std::size_t>(query.most)) {
            page.next = cursor_of(page.legs.back());
            return false;
        }
        page.legs.push_back(leg);
        return true;
    });
    if (!read)
        return core::Failure{read.error()};
    return page;
}

} // namespace talon::reports
