// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/json/times.h"

#include <array>

namespace talon::wire {

namespace {

/// `width` decimal digits; `value` fits.
void put(std::string &out, std::int64_t value, int width)
{
    std::array<char, 8> digits{};
    for (int i = width; i-- > 0; value /= 10)
        digits[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
    out.append(digits.data(), static_cast<std::size_t>(width));
}

/// The decimal number in text[from, from + width), −1 when there is another character.
int digits_at(std::string_view text, std::size_t from, std::size_t width)
{
    int value = 0;
    for (std::size_t i = from; i < from + width; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

} // namespace

std::string to_text(core::Day day)
{
    const std::chrono::year_month_day date{day};
    std::string out;
    put(out, static_cast<int>(date.year()), 4);
    out += '-';
    put(out, static_cast<unsigned>(date.month()), 2);
    out += '-';
    put(out, static_cast<unsigned>(date.day()), 2);
    return out;
}

std::optional<core::Day> parse_day(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const int year = digits_at(text, 0, 4);
    const int month = digits_at(text, 5, 2);
    const int day = digits_at(text, 8, 2);
    if (year < 1970 || month < 1 || day < 1)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok())
        return std::nullopt;
    return core::Day{date};
}

std::string to_text(core::Instant at)
{
    const core::Day day = std::chrono::floor<std::chrono::days>(at);
    const std::int64_t millis = (at - day).count();
    std::string out = to_text(day);
    out += 'T';
    put(out, millis / 3'600'000, 2);
    out += ':';
    put(out, millis / 60'000 % 60, 2);
    out += ':';
    put(out, millis / 1'000 % 60, 2);
    out += '.';
    put(out, millis % 1'000, 3);
    out += 'Z';
    return out;
}

std::optional<core::Instant> parse_instant(std::string_view text)
{
    if (text.size() != 24 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' || text[23] != 'Z')
        return std::nullopt;
    const auto day = parse_day(text.substr(0, 10));
    const int hour = digits_at(text, 11, 2);
    const int minute = digits_at(text, 14, 2);
    const int second = digits_at(text, 17, 2);
    const int milli = digits_at(text, 20, 3);
    if (!day || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || milli < 0)
        return std::nullopt;
    return core::Instant{*day} + std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second}
        + core::Millis{milli};
}

std::string clock_text(int minute)
{
    const std::string past = std::to_string(minute % 60);
    return std::to_string(minute / 60) + ':' + std::string(2 - past.size(), '0') + past;
}

} // namespace talon::wire
