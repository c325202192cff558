// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/sheet_cell.h"

#include "core/values/time.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace talon::core {

namespace {

constexpr std::string_view nothing_to_show = "####";
constexpr double largest_serial = 2'958'466; // the first of January 10000
constexpr std::int64_t seconds_a_day = 86'400;

/// A format's first section.
struct Section {
    std::string letters;  ///< no quoted text, nothing escaped, of what stands in brackets only [h], [m] and [s]
    bool text = false;    ///< something else is shown beside the number: quoted, escaped, a currency
    bool elapsed = false; ///< [h]
    bool part = false;    ///< [m] or [s], or true of some numbers only
};

void take_brackets(Section &section, std::string_view inside)
{
    const bool time = !inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos;
    if (time) {
        section.letters += inside.front() == 'h' || inside.front() == 'H' ? 'h' : 's';
        (section.letters.back() == 'h' ? section.elapsed : section.part) = true;
    } else if (inside.starts_with('$')) {
        section.text = section.text || (inside.size() > 1 && inside[1] != '-'); // [$-419] names a language, [$₽-419] a currency too
    } else if (!inside.empty() && std::string_view("<>=").find(inside.front()) != std::string_view::npos) {
        section.part = true;
    }
}

Section section_of(std::string_view code)
{
    Section section;
    for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
        const char c = code[at];
        if (c == '_') {
            ++at; // a gap
        } else if (c == '\\' || c == '*') {
            ++at;
            section.text = section.text || c != '*' || code.substr(at, 1) != " ";
        } else if (c == '"') {
            const std::size_t end = std::min(code.find('"', at + 1), code.size());
            section.text = section.text || end > at + 1;
            at = end;
        } else if (c == '[') {
            const std::size_t end = std::min(code.find(']', at), code.size());
            take_brackets(section, code.substr(at + 1, end - at - 1));
            at = end;
        } else {
            section.letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return section;
}

/// Dates and times.
SheetFormat::Form moment_form(const Section &section)
{
    using Form = SheetFormat::Form;
    std::string letters = section.letters;
    if (const auto half = letters.find("am/pm"); half != std::string::npos)
        letters.erase(half, 5);
    const auto has = [&](char c) { return letters.find(c) != std::string::npos; };
    const bool time = has('h') || has('s');
    const bool date = has('y') || has('d') || (has('m') && !time); // «m» is a month where no hour is, else minutes
    if (section.part || (time && !(has('h') && has('m'))) || (section.elapsed && date))
        return Form::other;
    return section.elapsed ? Form::elapsed : date && time ? Form::date_time : date ? Form::date : time ? Form::time : Form::other;
}

std::string padded(std::int64_t value, std::size_t digits)
{
    std::string text = std::to_string(value);
    return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

std::string date_text(std::int64_t days, bool from_1904)
{
    using namespace std::chrono;
    // Both calendars begin on a day of their own; the one of 1900 believes in a 29th of February of that year.
    const sys_days first = from_1904 ? sys_days{year{1904} / January / 1} : sys_days{year{1899} / December / 30};
    if (!from_1904 && days < 61)
        return std::string(nothing_to_show);
    const year_month_day date{first + std::chrono::days{days}};
    return padded(static_cast<int>(date.year()), 4) + '-' + padded(static_cast<unsigned>(date.month()), 2) + '-' + padded(static_cast<unsigned>(date.day()), 2);
}

std::string time_text(std::int64_t second)
{
    std::string text = std::to_string(second / 3600) + ':' + padded(second / 60 % 60, 2);
    return second % 60 == 0 ? text : text + ':' + padded(second % 60, 2);
}

std::string plain(double value, int least_digits)
{
    constexpr double exact = 1e15;
    if (std::floor(value) == value && std::fabs(value) < exact)
        return value < 0 ? std::to_string(static_cast<std::int64_t>(value)) : padded(static_cast<std::int64_t>(value), static_cast<std::size_t>(least_digits));
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

} // namespace

SheetFormat sheet_format(std::string_view code)
{
    using enum SheetFormat::Form;
    if (code.empty())
        return {};
    const Section section = section_of(code);
    const std::string &letters = section.letters;
    const bool bare = !section.text && !section.part;
    if (letters == "general" || letters == "@")
        return {bare ? general : other, 0};
    const std::size_t zeros = letters.size() - std::min(letters.find('0'), letters.size());
    if (zeros > 0 && letters == std::string(letters.size() - zeros, '#') + std::string(zeros, '0'))
        return {bare ? general : other, bare ? static_cast<int>(std::min<std::size_t>(zeros, 20)) : 0};
    return {moment_form(section), 0};
}

SheetFormat sheet_format(int builtin)
{
    using enum SheetFormat::Form;
    const auto between = [builtin](int first, int last) { return builtin >= first && builtin <= last; };
    if (between(14, 17) || between(27, 31) || builtin == 36 || between(50, 54) || between(57, 58))
        return {date, 0};
    if (between(18, 21) || between(32, 35) || between(55, 56))
        return {time, 0};
    if (builtin == 46)
        return {elapsed, 0};
    // Decimals, thousands, money, percents, powers of ten, fractions; minutes and seconds alone; Thai figures.
    if (between(2, 13) || between(37, 45) || between(47, 48) || between(59, 62) || between(67, 70))
        return {other, 0};
    return {builtin == 22 ? date_time : general, builtin == 1 ? 1 : 0};
}

std::string shown_number(double value, SheetFormat format, bool from_1904)
{
    using enum SheetFormat::Form;
    if (format.form == general)
        return std::isfinite(value) ? plain(value, format.least_digits) : std::string(nothing_to_show);
    if (format.form == other || !(value >= 0 && value < largest_serial))
        return std::string(nothing_to_show);
    const auto seconds = static_cast<std::int64_t>(std::llround(value * static_cast<double>(seconds_a_day)));
    const std::int64_t days = seconds / seconds_a_day;
    if (format.form == date)
        return date_text(days, from_1904);
    if (format.form == elapsed)
        return time_text(seconds);
    if (format.form == time)
        return time_text(seconds % seconds_a_day);
    return date_text(days, from_1904) + ' ' + time_text(seconds % seconds_a_day);
}

} // namespace talon::core
