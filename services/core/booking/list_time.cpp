// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/list_time.h"

#include <algorithm>
#include <charconv>

namespace talon::core {

namespace {

/// One or two digits.
std::optional<int> small_number(std::string_view text)
{
    if (text.empty() || text.size() > 2 || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// «Z», «+03:00», «+0300» or «+03», as they stand there.
std::optional<UtcOffset> offset_of(std::string_view text)
{
    constexpr int furthest = 14 * 60;
    if (text == "Z" || text == "z")
        return UtcOffset{0};
    const bool west = text.front() == '-';
    text.remove_prefix(1);
    const auto hours = small_number(text.substr(0, 2));
    std::string_view rest = text.substr(std::min<std::size_t>(2, text.size()));
    if (rest.starts_with(':'))
        rest.remove_prefix(1);
    const auto minutes = rest.empty() && text.size() == 2 ? std::optional(0) : rest.size() == 2 ? small_number(rest) : std::nullopt;
    if (!hours || text.size() < 2 || !minutes || *minutes > 59 || *hours * 60 + *minutes > furthest)
        return std::nullopt;
    return UtcOffset{(west ? -1 : 1) * (*hours * 60 + *minutes)};
}

std::optional<Minutes> minute_of(std::string_view text, bool iso)
{
    const auto colon = text.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    std::string_view rest = text.substr(colon + 1);
    if (const auto point = rest.find('.'); iso && point == 5) {
        const std::string_view parts = rest.substr(point + 1);
        if (parts.empty() || parts.find_first_not_of('0') != std::string_view::npos)
            return std::nullopt;
        rest = rest.substr(0, point);
    }
    if (rest.size() == 5 && rest.substr(2) == ":00")
        rest = rest.substr(0, 2);
    const auto hour = small_number(text.substr(0, colon)), minute = small_number(rest);
    if (!hour || *hour > 23 || rest.size() != 2 || !minute || *minute > 59)
        return std::nullopt;
    return Minutes{*hour * 60 + *minute};
}

} // namespace

std::optional<ToldTime> told_time(std::string_view text, bool iso)
{
    ToldTime told;
    if (const auto sign = text.find_first_of("Zz+-"); iso && sign != std::string_view::npos) {
        told.offset = offset_of(text.substr(sign));
        if (!told.offset)
            return std::nullopt;
        text = text.substr(0, sign);
    }
    for (const std::string_view dash : {"-", "–", "—"})
        text = text.substr(0, told.offset ? text.size() : text.find(dash));
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    const auto minute = minute_of(text, iso);
    if (!minute)
        return std::nullopt;
    told.minute = *minute;
    return told;
}

} // namespace talon::core
