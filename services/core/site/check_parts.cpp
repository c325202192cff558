// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/site/check_parts.h"

#include <algorithm>
#include <array>

namespace talon::core {

namespace {

constexpr std::array day_names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

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

} // namespace

std::string quoted(const std::string &text)
{
    return "\"" + text + "\"";
}

std::string path_of(const char *list, std::size_t index)
{
    return std::string(list) + "[" + std::to_string(index) + "]";
}

std::string date_text(Day day)
{
    const std::chrono::year_month_day date{day};
    const auto two = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return std::to_string(static_cast<int>(date.year())) + "-" + two(static_cast<unsigned>(date.month())) + "-"
        + two(static_cast<unsigned>(date.day()));
}

void SiteCheck::find(std::string path, std::string code, std::string sentence, SiteFinding::Values values)
{
    if (m_found.size() < max_site_findings)
        m_found.push_back({std::move(path), std::move(code), std::move(values), std::move(sentence)});
}

void SiteCheck::expect(bool holds, std::string path, std::string code, std::string sentence, SiteFinding::Values values)
{
    if (!holds)
        find(std::move(path), std::move(code), std::move(sentence), std::move(values));
}

void SiteCheck::languages(const Text &text, const std::string &at, const std::string &of)
{
    const std::string most = std::to_string(max_languages);
    expect(text.languages().size() <= max_languages, at, "languages_many", "The text of " + of + " is in more than " + most + " languages.",
           {{"most", most}});
}

void SiteCheck::title(const Text &title, const std::string &at, const std::string &of)
{
    if (title.only(Language::ru).empty())
        return find(at, "title_missing", "The Russian title of " + of + " is empty.");
    languages(title, at, of);
    const std::string most = std::to_string(max_title_length);
    expect(fits(title, max_title_length, false), at, "text_too_long",
           "The title of " + of + " is longer than " + most + " bytes or has a control character.", {{"most", most}});
}

void SiteCheck::note(const Text &note, const std::string &at, const std::string &of)
{
    languages(note, at, of);
    const std::string most = std::to_string(max_note_length);
    expect(fits(note, max_note_length, true), at, "text_too_long",
           "The note of " + of + " is longer than " + most + " bytes or has a control character.", {{"most", most}});
}

void SiteCheck::id(const std::string &id, const std::string &at, const std::string &of)
{
    expect(!id.empty() && fits(id, max_id_length, false), at, "id_bad",
           "The id " + quoted(id) + " of " + of + " is empty, too long or not printable.");
}

void SiteCheck::day(const DayHours &day, const std::string &at, const std::string &of)
{
    const std::string most = std::to_string(max_intervals);
    if (day.size() > max_intervals)
        return find(at, "intervals_many", "The hours of " + of + " have more than " + most + " intervals a day.", {{"most", most}});
    int free_from = 0;
    for (const Interval &interval : day) {
        if (interval.from < free_from || interval.from >= interval.to || interval.to > day_minutes)
            return find(at, "interval_bad", "The hours of " + of + " have an interval that is empty, outside the day or out of order.");
        free_from = interval.to;
    }
}

void SiteCheck::week(const WeekHours &hours, const std::string &at, const std::string &of)
{
    for (std::size_t i = 0; i < hours.size(); ++i)
        day(hours.at(i), at + "." + day_names.at(i), of);
}

void SiteCheck::range(std::int64_t value, std::int64_t least, std::int64_t most, std::string path, const std::string &subject,
                  const std::string &unit)
{
    const std::string from = std::to_string(least);
    const std::string to = std::to_string(most);
    expect(least <= value && value <= most, std::move(path), "out_of_range", subject + " is not " + from + " to " + to + unit + ".",
           {{"least", from}, {"most", to}});
}

void SiteCheck::count(std::size_t number, std::size_t most, const std::string &what)
{
    const std::string limit = std::to_string(most);
    expect(number > 0, what, "list_empty", "The site has no " + what + ".");
    expect(number <= most, what, "list_too_long", "The site has more than " + limit + " " + what + ".", {{"most", limit}});
}

} // namespace talon::core
