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

/// The letters of a format's first section: no quoted text, nothing escaped, of what stands in brackets only [h], [m] and [s].
std::string letters_of(std::string_view code)
{
    std::string letters;
    for (std::size_t at = 0; at < code.size(); ++at) {
        const char c = code[at];
        if (c == ';')
            break;
        if (c == '\\' || c == '_' || c == '*') {
            ++at;
        } else if (c == '"') {
            at = std::min(code.find('"', at + 1), code.size());
        } else if (c == '[') {
            const std::size_t end = std::min(code.find(']', at), code.size());
            const std::string_view inside = code.substr(at + 1, end - at - 1);
            if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos)
                letters += inside;
            at = end;
        } else {
            letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return letters;
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
    using Form = SheetFormat::Form;
    const std::string letters = letters_of(code);
    if (letters.find("general") != std::string::npos || letters.find('@') != std::string::npos)
        return {};
    const bool zeros = !letters.empty() && letters.find_first_not_of('0') == std::string::npos;
    if (zeros)
        return {Form::general, static_cast<int>(std::min<std::size_t>(letters.size(), 20))};
    const auto has = [&](char c) { return letters.find(c) != std::string::npos; };
    const bool time = has('h') || has('s');
    const bool date = has('y') || has('d') || (has('m') && !time); // «m» is a month where no hour is, else minutes
    return {date && time ? Form::date_time : date ? Form::date : time ? Form::time : Form::general, 0};
}

SheetFormat sheet_format(int builtin)
{
    using enum SheetFormat::Form;
    const auto between = [builtin](int first, int last) { return builtin >= first && builtin <= last; };
    if (between(14, 17) || between(27, 31) || builtin == 36 || between(50, 54) || between(57, 58))
        return {date, 0};
    if (between(18, 21) || between(32, 35) || between(45, 47) || between(55, 56))
        return {time, 0};
    return {builtin == 22 ? date_time : general, builtin == 1 ? 1 : 0};
}

std::string shown_number(double value, SheetFormat format, bool from_1904)
{
    using enum SheetFormat::Form;
    if (format.form == general)
        return std::isfinite(value) ? plain(value, format.least_digits) : std::string(nothing_to_show);
    if (!(value >= 0 && value < largest_serial))
        return std::string(nothing_to_show);
    const auto seconds = static_cast<std::int64_t>(std::llround(value * static_cast<double>(seconds_a_day)));
    const std::int64_t days = seconds / seconds_a_day;
    if (format.form == date)
        return date_text(days, from_1904);
    if (format.form == time)
        return time_text(seconds % seconds_a_day);
    return date_text(days, from_1904) + ' ' + time_text(seconds % seconds_a_day);
}

} // namespace talon::core
