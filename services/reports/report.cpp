// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/report.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace talon::reports {

namespace {

constexpr std::array<std::pair<By, std::string_view>, 8> by_names{{{By::day, "days"}, {By::service, "services"}, {By::visitor_class, "classes"},
                                                                  {By::origin, "origins"}, {By::hour, "hours"}, {By::weekday, "weekdays"},
                                                                  {By::window, "windows"}, {By::staff, "operators"}}};

/// By window and by operator a leg that was in several hands is told in its parts.
bool by_hand(By by)
{
    return by == By::window || by == By::staff;
}

bool by_text(By by)
{
    return by == By::service || by == By::staff || by == By::visitor_class;
}

std::string_view text_of(By by, const LegRow &row)
{
    return by == By::service ? row.service : by == By::staff ? row.staff : row.visitor_class;
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
        if (!by_text(m_by)) {
            // Most rows are of the line of the row before.
            if (!m_last || number_key(m_by, row) != m_number) {
                m_number = number_key(m_by, row);
                m_last = &m_numbers[m_number];
            }
        } else if (!m_last || text_of(m_by, row) != m_text) {
            m_text = text_of(m_by, row);
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

/// What a window, or an operator, did so far, and until when on which day: between two times that it was held is a break.
struct Held {
    WindowTimes times;
    std::int64_t day = 0, until = 0;

    /// Spans come in the order of time. How long the break before this one was.
    std::int64_t add(const SpanRow &row)
    {
        const bool same_day = day == row.day && until > 0;
        const std::int64_t gap = same_day ? std::max<std::int64_t>(0, row.from - until) : 0;
        until = same_day ? std::max(until, row.to) : row.to;
        day = row.day;
        times.add(row);
        times.breaks += gap;
        return gap;
    }
};

Filed<core::Done> add_spans(const FiguresFile &file, Period period, core::Instant now, Summary &summary)
{
    std::map<int, Held> windows;
    std::map<std::string, Held, std::less<>> staff;
    WindowTimes &total = summary.lines_total.window;
    const auto read = file.each_span(period, now, [&](const SpanRow &row) {
        Held *held = nullptr;
        if (summary.main.by == By::window)
            held = &windows[row.window];
        else if (const auto found = staff.find(row.staff); found != staff.end())
            held = &found->second;
        else
            held = &staff[std::string(row.staff)];
        total.breaks += held->add(row);
        total.add(row);
        return true;
    });
    for (const auto &[window, held] : windows)
        summary.main.lines[std::to_string(window)].window = held.times;
    for (const auto &[login, held] : staff)
        summary.main.lines[login].window = held.times;
    return read;
}

std::optional<FileFault> no_period(Period period)
{
    if (period.from <= period.to && period.to - period.from < longest_period)
        return std::nullopt;
    return FileFault{FileFault::What::disk, "a period is backwards or longer than " + std::to_string(longest_period.count()) + " days"};
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

Filed<Summary> summarize(const FiguresFile &file, Period period, By by, const std::vector<By> &beside, core::Instant now)
{
    if (const auto wrong = no_period(period))
        return core::Failure{*wrong};
    Gathering main(by);
    std::vector<Gathering> others(beside.begin(), beside.end());
    LegReading reading;
    reading.now = now;
    const auto read_for = [&reading](By each) {
        reading.service = reading.service || each == By::service;
        reading.staff = reading.staff || each == By::staff;
        reading.visitor_class = reading.visitor_class || each == By::visitor_class;
    };
    for (const By each : beside) {
        if (by_hand(each))
            throw std::logic_error("a report by window or by operator stands by itself");
        read_for(each);
    }
    reading.parts = by_hand(by);
    read_for(by);
    Summary summary;
    const auto read = file.each_leg(period, reading, [&](const LegRow &row) {
        // A leg that has parts is told in them, and they are no legs.
        if (by_hand(by) && (row.hand > 0 || !(row.flags & leg_has_parts))) {
            main.add(row);
            summary.lines_total.add(row);
        }
        if (row.hand > 0)
            return true;
        if (!by_hand(by))
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
    if (!by_hand(by))
        summary.lines_total = summary.total;
    else if (const auto spans = add_spans(file, period, now, summary); !spans)
        return core::Failure{spans.error()};
    auto load = file.load(period);
    if (!load)
        return core::Failure{load.error()};
    summary.load = std::move(*load);
    return summary;
}

Filed<LegPage> legs_behind(const FiguresFile &file, const LegQuery &query)
{
    if (const auto wrong = no_period(query.period))
        return core::Failure{*wrong};
    return file.page(query);
}

} // namespace talon::reports
