// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/site/check_parts.h"

#include <algorithm>

namespace talon::core {

namespace {

/// Printable, on one line, and not longer than the limit.
bool fits(const std::string &text, std::size_t limit, bool lines)
{
    const auto control = [&](unsigned char c) { return (c < 0x20 && !(lines && c == '\n')) || c == 0x7f; };
    return text.size() <= limit && std::none_of(text.begin(), text.end(), control);
}

/// In each of its languages.
bool fits(const Text &text, std::size_t limit, bool lines)
{
    const auto &all = text.languages();
    return std::all_of(all.begin(), all.end(), [&](const auto &each) { return fits(each.second, limit, lines); });
}

Fault check_count(const Text &text, const std::string &of)
{
    return text.languages().size() <= max_languages
               ? std::nullopt
               : Fault("The text of " + of + " is in more than " + std::to_string(max_languages) + " languages.");
}

} // namespace

std::string quoted(const std::string &text)
{
    return "\"" + text + "\"";
}

Fault check_title(const Text &title, const std::string &of)
{
    if (title.only(Language::ru).empty())
        return "The Russian title of " + of + " is empty.";
    if (auto fault = check_count(title, of))
        return fault;
    if (!fits(title, max_title_length, false))
        return "The title of " + of + " is longer than " + std::to_string(max_title_length) +
               " bytes or has a control character.";
    return std::nullopt;
}

Fault check_note(const Text &note, const std::string &of)
{
    if (auto fault = check_count(note, of))
        return fault;
    if (fits(note, max_note_length, true))
        return std::nullopt;
    return "The note of " + of + " is longer than " + std::to_string(max_note_length) +
           " bytes or has a control character.";
}

Fault check_id(const std::string &id, const std::string &of)
{
    const bool ok = !id.empty() && fits(id, max_id_length, false);
    return ok ? std::nullopt
              : Fault("The id " + quoted(id) + " of " + of + " is empty, too long or not printable.");
}

Fault check_day(const DayHours &day, const std::string &of)
{
    if (day.size() > max_intervals)
        return "The hours of " + of + " have more than " + std::to_string(max_intervals) + " intervals a day.";
    int free_from = 0;
    for (const Interval &interval : day) {
        if (interval.from < free_from || interval.from >= interval.to || interval.to > day_minutes)
            return "The hours of " + of + " have an interval that is empty, outside the day or out of order.";
        free_from = interval.to;
    }
    return std::nullopt;
}

Fault check_hours(const WeekHours &hours, const std::string &of)
{
    for (const DayHours &day : hours)
        if (auto fault = check_day(day, of))
            return fault;
    return std::nullopt;
}

} // namespace talon::core
