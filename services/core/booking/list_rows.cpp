// SPDX-License-Identifier: GPL-3.0-or-later
// With a catalogue of the letters that are folded.
#include "core/booking/list_rows.h"

#include "core/booking/list_state.h"
#include "core/booking/list_time.h"
#include "core/booking/personal_acts.h"
#include "core/values/cut_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace talon::core {

namespace {

/// A character of UTF-8 in lower case; Russian and Latin letters only.
void append_lower(std::string &out, std::string_view character)
{
    const auto second = character.size() == 2 ? static_cast<unsigned char>(character[1]) : 0U;
    if (character == "Ё" || character == "ё")
        out += "е";
    else if (character.size() == 1 && character[0] >= 'A' && character[0] <= 'Z')
        out += static_cast<char>(character[0] - 'A' + 'a');
    else if (character.size() == 2 && character[0] == '\xD0' && second >= 0x90 && second < 0xA0) // А…П
        out += {'\xD0', static_cast<char>(second + 0x20)};
    else if (character.size() == 2 && character[0] == '\xD0' && second >= 0xA0 && second < 0xB0) // Р…Я
        out += {'\xD1', static_cast<char>(second - 0x20)};
    else
        out += character;
}

bool digits_only(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view digits)
{
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// Reads rows one after the other.
class Reading
{
public:
    Reading(const ListTable::Row &header, const ListColumns &columns, const ServiceNames &services, int digits, UtcOffset offset)
        : m_columns(columns), m_services(services), m_digits(static_cast<std::size_t>(digits)), m_offset(offset)
    {
        m_row = &header;
        m_state_head = cell(columns.state);
    }

    void take(const ListTable::Row &row)
    {
        m_row = &row;
        const int last = std::max({m_columns.code.value_or(0), m_columns.date.value_or(0), m_columns.time.value_or(0), m_columns.service.value_or(0)});
        if (row.trouble != ListTable::Trouble::none)
            return refuse(fault_of(row.trouble), cell(m_columns.date));
        if (row.cells.size() <= static_cast<std::size_t>(last))
            return refuse(CellFault::short_row, "");
        for (const auto column : {m_columns.code, m_columns.date, m_columns.time, m_columns.service, m_columns.state})
            if (cell(column) == several_values)
                return refuse(CellFault::several, "");
        const auto [date, time, iso] = when();
        const auto day = date_of(date);
        if (!day)
            return refuse(CellFault::date, date);
        const auto told = told_time(time, iso);
        if (!told)
            return refuse(CellFault::time, time);
        const Instant slot = day_start(*day, told->offset.value_or(m_offset)) + told->minute;
        ++m_days[local_day(slot, m_offset)];
        const std::string &code = cell(m_columns.code);
        if (!digits_only(code) || code.size() != m_digits)
            return refuse(CellFault::code, "");
        const std::string &name = cell(m_columns.service);
        const auto service = m_services.find(folded_name(name));
        if (service == m_services.end()) {
            if (m_unknown.insert(folded_name(name)).second)
                m_list.unknown_services.push_back(name);
            return refuse(CellFault::service, name);
        }
        const auto off = cancelled();
        if (!off)
            return refuse(CellFault::state, cell(m_columns.state));
        m_list.rows.push_back({row.line, code, slot, service->second, *off, tail_of(cell(m_columns.phone)),
                               tidy_name(cell(m_columns.name), max_row_name)});
    }

    ReadList done()
    {
        int most = 0;
        for (const auto &[day, rows] : m_days) {
            if (rows > most)
                m_list.day = day;
            most = std::max(most, rows);
        }
        return std::move(m_list);
    }

private:
    const std::string &cell(std::optional<int> column) const
    {
        static const std::string nothing;
        const auto at = static_cast<std::size_t>(column.value_or(-1));
        return at < m_row->cells.size() ? m_row->cells[at] : nothing;
    }

    static CellFault fault_of(ListTable::Trouble trouble)
    {
        return trouble == ListTable::Trouble::zone ? CellFault::zone : trouble == ListTable::Trouble::repeats ? CellFault::repeats : CellFault::entry_twice;
    }

    struct When {
        std::string date;
        std::string time;
        bool iso = false; ///< one cell of ISO 8601
    };
    When when() const
    {
        const std::string &date = cell(m_columns.date);
        const auto blank = date.find_first_of(" T");
        if (!m_columns.time || m_columns.time == m_columns.date)
            return blank == std::string::npos ? When{date, {}} : When{date.substr(0, blank), date.substr(blank + 1), date[blank] == 'T'};
        // A spreadsheet writes a date's midnight out: 30.11.2026 0:00.
        const bool midnight = blank != std::string::npos && told_time(date.substr(blank + 1), false) == ToldTime{};
        return {midnight ? date.substr(0, blank) : date, cell(m_columns.time)};
    }

    std::optional<bool> cancelled() const
    {
        return m_columns.state ? cancelled_by_cell(m_state_head, cell(m_columns.state)) : std::optional(false);
    }

    void refuse(CellFault fault, const std::string &cell)
    {
        constexpr std::size_t longest = 100;
        m_list.unread.push_back({m_row->line, fault, std::string(cut_text(cell, longest))});
    }

    const ListColumns &m_columns;
    const ServiceNames &m_services;
    std::size_t m_digits;
    UtcOffset m_offset;
    std::string m_state_head;
    const ListTable::Row *m_row = nullptr;
    ReadList m_list;
    std::map<Day, int> m_days;
    std::set<std::string> m_unknown;
};

} // namespace

std::string tail_of(std::string_view phone)
{
    constexpr std::size_t least = 10; // with the code of a town or a network
    constexpr std::size_t most = 15;
    std::string digits;
    for (const char c : phone) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (std::string_view(" +-()\t.").find(c) == std::string_view::npos)
            return {}; // two numbers, or words
    }
    return digits.size() < least || digits.size() > most ? std::string() : digits.substr(digits.size() - 4);
}

std::optional<Day> date_of(std::string_view text)
{
    // 30.11.2026 and 2026-11-30.
    const auto take = [&](char separator, std::array<std::size_t, 3> lengths) {
        std::array<int, 3> parts{};
        std::size_t at = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            const std::string_view part = text.substr(std::min(at, text.size()), lengths.at(i));
            const std::size_t after = at + lengths.at(i);
            if (part.size() != lengths.at(i) || !digits_only(part) || (i < 2 ? after >= text.size() || text[after] != separator : after != text.size()))
                return std::optional<std::array<int, 3>>{};
            parts.at(i) = number(part);
            at = after + 1;
        }
        return std::optional(parts);
    };
    const auto day = [](int year, int month, int day_of_month) {
        const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                               std::chrono::day{static_cast<unsigned>(day_of_month)}};
        return date.ok() && year >= 1970 && year <= 9999 ? std::optional<Day>(Day{date}) : std::nullopt;
    };
    if (const auto russian = take('.', {2, 2, 4}))
        return day((*russian)[2], (*russian)[1], (*russian)[0]);
    if (const auto iso = take('-', {4, 2, 2}))
        return day((*iso)[0], (*iso)[1], (*iso)[2]);
    return std::nullopt;
}

std::string folded_name(std::string_view name)
{
    std::string folded;
    bool blank = false;
    while (!name.empty()) {
        const unsigned first = static_cast<unsigned char>(name.front());
        const std::size_t length = std::min<std::size_t>(first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4, name.size());
        const std::string_view character = name.substr(0, length);
        name.remove_prefix(length);
        if (character == " " || character == "\t" || character == "\n" || character == "\r" || character == "\xC2\xA0") {
            blank = true;
            continue;
        }
        if (blank && !folded.empty())
            folded += ' ';
        blank = false;
        append_lower(folded, character);
    }
    return folded;
}

ReadList read_list(const ListTable &table, const ListColumns &columns, const ServiceNames &services, int digits, UtcOffset offset)
{
    Reading reading(table.rows.front(), columns, services, digits, offset);
    for (std::size_t i = 1; i < table.rows.size(); ++i)
        reading.take(table.rows[i]);
    ReadList list = reading.done();
    list.cut = table.cut || (table.open_end && table.rows.back().cells.size() < table.rows.front().cells.size());
    return list;
}

} // namespace talon::core
