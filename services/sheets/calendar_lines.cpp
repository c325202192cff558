// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheets/calendar_lines.h"

#include "sheets/texts.h"
#include "sheets/workbook.h"
#include "sheets/xml.h"

#include <algorithm>

namespace talon::sheets {

namespace {

using core::Failure;
using core::ListFault;
using core::UtcOffset;
using What = ListFault::What;

std::string capitals(std::string_view text)
{
    std::string upper(text);
    std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return upper;
}

/// Where `c` stands outside of quotes, from `at` on.
std::size_t outside_quotes(std::string_view line, std::string_view any, std::size_t at)
{
    for (bool quoted = false; at < line.size(); ++at) {
        quoted ^= line[at] == '"';
        if (!quoted && any.find(line[at]) != std::string_view::npos)
            return at;
    }
    return std::string_view::npos;
}

/// Nothing: no content line.
std::optional<CalendarLine> line_of(std::string_view text)
{
    const auto colon = outside_quotes(text, ":", 0);
    if (colon == std::string_view::npos)
        return std::nullopt;
    CalendarLine line;
    std::size_t at = outside_quotes(text.substr(0, colon), ";", 0);
    line.name = capitals(text.substr(0, std::min(at, colon)));
    line.value = text.substr(colon + 1);
    while (at != std::string_view::npos) {
        const std::size_t next = outside_quotes(text.substr(0, colon), ";", at + 1);
        const std::string_view parameter = text.substr(at + 1, std::min(next, colon) - at - 1);
        const auto is = parameter.find('=');
        if (is == std::string_view::npos)
            return std::nullopt;
        std::string_view value = parameter.substr(is + 1);
        if (value.size() > 1 && value.front() == '"' && value.back() == '"')
            value = value.substr(1, value.size() - 2);
        line.parameters.emplace(capitals(parameter.substr(0, is)), value);
        at = next;
    }
    return line.name.empty() ? std::nullopt : std::optional(std::move(line));
}

/// «+0300»; seconds are none of today's zones.
std::optional<UtcOffset> told_offset(std::string_view text)
{
    const int hours = text.size() == 5 ? number_of(text.substr(1, 2), -1) : -1, minutes = text.size() == 5 ? number_of(text.substr(3, 2), -1) : -1;
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59 || (text.front() != '+' && text.front() != '-'))
        return std::nullopt;
    return UtcOffset{(text.front() == '-' ? -1 : 1) * (hours * 60 + minutes)};
}

/// Hears lines one after the other.
class Apart
{
public:
    Calendar calendar;

    std::optional<ListFault> take(const CalendarLine &line, int number)
    {
        if (line.name == "BEGIN")
            return begin(capitals(line.value), number);
        if (line.name == "END")
            return end(capitals(line.value), number);
        if (m_open.empty())
            return ListFault{What::malformed, number};
        const std::string &in = m_open.back();
        if (in == "VEVENT" && m_open.size() == 2)
            calendar.entries.back().lines.push_back(line);
        else if (in == "VCALENDAR" && line.name == "METHOD" && capitals(line.value) == "CANCEL")
            calendar.cancelling.insert(m_calendars);
        else if (in == "VTIMEZONE" && line.name == "TZID")
            m_zone = line.value;
        else if (in == "STANDARD" || in == "DAYLIGHT")
            observe(line);
        return std::nullopt;
    }
    bool whole() const { return m_open.empty() && m_calendars > 0; }

private:
    std::optional<ListFault> begin(const std::string &component, int number)
    {
        if (m_open.size() == static_cast<std::size_t>(max_depth) || m_open.empty() != (component == "VCALENDAR"))
            return ListFault{What::malformed, number};
        m_open.push_back(component);
        if (component == "VCALENDAR")
            ++m_calendars;
        if (component == "VEVENT" && m_open.size() == 2) {
            if (calendar.entries.size() + 1 == core::max_list_table_rows)
                return ListFault{What::too_many_rows, number};
            calendar.entries.push_back({number, m_calendars, {}});
        }
        if (component == "VTIMEZONE") {
            m_zone.clear();
            m_observances.clear();
        } else if (component == "STANDARD" || component == "DAYLIGHT") {
            m_observances.emplace_back();
        }
        return std::nullopt;
    }
    std::optional<ListFault> end(const std::string &component, int number)
    {
        if (m_open.empty() || m_open.back() != component)
            return ListFault{What::malformed, number};
        m_open.pop_back();
        if (component == "VTIMEZONE")
            if (const auto [told, fresh] = calendar.zones.emplace(m_zone, m_observances); !fresh && told->second != m_observances)
                told->second = {{}}; // told twice: which of them counts is not certain
        return std::nullopt;
    }
    void observe(const CalendarLine &line)
    {
        if (m_observances.empty())
            return;
        Calendar::Observance &last = m_observances.back();
        if (line.name == "DTSTART") {
            const auto stamp = stamp_of(line.value);
            last.from = stamp ? std::optional(stamp->at) : std::nullopt;
        } else if (line.name == "TZOFFSETTO") {
            last.offset = told_offset(line.value);
        } else if (line.name == "RRULE" || line.name == "RDATE") {
            last.repeats = true;
        }
    }

    std::vector<std::string> m_open;
    std::size_t m_calendars = 0;
    std::string m_zone;
    std::vector<Calendar::Observance> m_observances;
};

} // namespace

std::string CalendarLine::parameter(std::string_view which) const
{
    const auto found = parameters.find(which);
    return found == parameters.end() ? std::string() : found->second;
}

const CalendarLine *CalendarEntry::find(std::string_view which) const
{
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const CalendarLine &each) { return each.name == which; });
    return found == lines.end() ? nullptr : &*found;
}

std::string_view CalendarEntry::value(std::string_view which) const
{
    const CalendarLine *found = find(which);
    return found ? std::string_view(found->value) : std::string_view();
}

std::optional<Stamp> stamp_of(std::string_view text)
{
    const auto part = [&](std::size_t at, std::size_t count) { return number_of(text.substr(std::min(at, text.size()), count), -1); };
    const bool time = text.size() > 8;
    const bool utc = text.size() == 16 && text.back() == 'Z';
    if ((text.size() != 8 && text.size() != 15 && !utc) || (time && text[8] != 'T') || part(0, 4) < 0 || part(4, 2) < 0 || part(6, 2) < 0)
        return std::nullopt;
    const std::chrono::year_month_day day{std::chrono::year{part(0, 4)}, std::chrono::month{static_cast<unsigned>(part(4, 2))},
                                          std::chrono::day{static_cast<unsigned>(part(6, 2))}};
    const int hour = time ? part(9, 2) : 0, minute = time ? part(11, 2) : 0, second = time ? part(13, 2) : 0;
    if (!day.ok() || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
        return std::nullopt;
    return Stamp{core::Instant(core::Day(day)) + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second), time, utc};
}

std::string written(const Stamp &stamp, core::Millis later)
{
    const core::Instant at = stamp.at + later;
    const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(at));
    const auto second = std::chrono::duration_cast<std::chrono::seconds>(at - std::chrono::floor<std::chrono::days>(at)).count();
    const auto two = [](auto value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    std::string year = std::to_string(static_cast<int>(date.year()));
    year.insert(0, year.size() < 4 ? 4 - year.size() : 0, '0');
    std::string text = year + '-' + two(static_cast<unsigned>(date.month())) + '-' + two(static_cast<unsigned>(date.day()));
    if (stamp.time)
        text += ' ' + two(second / 3600) + ':' + two(second / 60 % 60) + (second % 60 == 0 ? std::string() : ':' + two(second % 60));
    return text;
}

std::string unescaped(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '\\' && i + 1 < text.size();
        i += escape;
        plain += escape && (text[i] == 'n' || text[i] == 'N') ? '\n' : text[i];
    }
    return plain;
}

std::optional<UtcOffset> Calendar::offset_of(const std::string &zone, const Stamp &local) const
{
    const auto by_name = zone_offset(zone);
    const auto told = zones.find(zone);
    if (told == zones.end())
        return by_name;
    const Observance *last = nullptr;
    for (const Observance &each : told->second) {
        const bool near = each.from && std::chrono::abs(*each.from - local.at) < std::chrono::hours(24);
        if (!each.from || !each.offset || each.repeats || near)
            return std::nullopt;
        if (*each.from <= local.at && (!last || *last->from < *each.from))
            last = &each;
    }
    return last && (!by_name || by_name == last->offset) ? last->offset : std::nullopt;
}

core::Result<Calendar, ListFault> take_calendar_apart(std::string_view text, const std::vector<int> &numbers)
{
    Apart apart;
    for (std::size_t i = 0; !text.empty(); ++i) {
        const auto end = text.find('\n');
        const std::string_view whole = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (whole.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        const int number = i < numbers.size() ? numbers[i] : 0;
        const auto line = line_of(whole);
        if (!line)
            return Failure{ListFault{What::malformed, number}};
        if (const auto fault = apart.take(*line, number))
            return Failure{*fault};
    }
    if (!apart.whole())
        return Failure{ListFault{What::malformed, numbers.empty() ? 0 : numbers.back()}};
    return std::move(apart.calendar);
}

} // namespace talon::sheets
