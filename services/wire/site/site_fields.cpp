// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/site/site_fields.h"

namespace talon::wire::detail {

namespace {

constexpr std::array<std::string_view, 7> days{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::optional<int> two_digits(std::string_view text)
{
    if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
        return std::nullopt;
    return (text[0] - '0') * 10 + (text[1] - '0');
}

/// "HH:MM" up to 24:00.
std::optional<int> parse_clock(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':')
        return std::nullopt;
    const auto hours = two_digits(text.substr(0, 2));
    const auto minutes = two_digits(text.substr(3, 2));
    if (!hours || !minutes || *minutes > 59 || *hours * 60 + *minutes > day_minutes)
        return std::nullopt;
    return *hours * 60 + *minutes;
}

std::string clock_text(std::int64_t minutes)
{
    const auto two = [](std::int64_t value) { return std::string(value < 10 ? "0" : "") + std::to_string(value); };
    return two(minutes / 60) + ':' + two(minutes % 60);
}

std::optional<core::Interval> parse_interval(std::string_view text)
{
    if (text.size() != 11 || text[5] != '-')
        return std::nullopt;
    const auto from = parse_clock(text.substr(0, 5));
    const auto to = parse_clock(text.substr(6));
    if (!from || !to || *from >= *to)
        return std::nullopt;
    return core::Interval{*from, *to};
}

std::optional<core::UtcOffset> parse_offset(std::string_view text)
{
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-'))
        return std::nullopt;
    const auto minutes = parse_clock(text.substr(1));
    const int limit = text[0] == '+' ? 14 * 60 : 12 * 60;
    if (!minutes || *minutes > limit)
        return std::nullopt;
    return core::UtcOffset{text[0] == '+' ? *minutes : -*minutes};
}

} // namespace

void read(const Reader &at, Offset<core::UtcOffset> field) { read_parsed(at, field.value, parse_offset(at.text(1, 6))); }

void write(Writer &out, const Offset<const core::UtcOffset> &field)
{
    const auto minutes = field.value.count();
    out.string((minutes < 0 ? '-' : '+') + clock_text(minutes < 0 ? -minutes : minutes));
}

void read(const Reader &at, core::Interval &value) { read_parsed(at, value, parse_interval(at.text(1, 11))); }
void write(Writer &out, const core::Interval &value) { out.string(clock_text(value.from) + '-' + clock_text(value.to)); }

void read(const Reader &at, core::WeekHours &value)
{
    if (!at.is_object())
        return;
    for (std::size_t i = 0; i < days.size(); ++i) {
        value[i].clear();
        at.maybe(days[i], list(value[i], core::max_intervals));
    }
}

void write(Writer &out, const core::WeekHours &value)
{
    out.begin_object();
    for (std::size_t i = 0; i < days.size(); ++i)
        if (!value[i].empty())
            out(days[i], list(value[i], core::max_intervals));
    out.end_object();
}

void read(const Reader &at, SpecialDays &value)
{
    value.clear();
    at.members(core::max_days, [&](std::string_view key, const Reader &item) {
        const auto day = parse_day(key);
        if (!day)
            return item.bad();
        core::SpecialDay &special = value[*day];
        if (!item.value().is_string())
            read(item, special);
        else if (item.text(1, max_id_bytes) != "closed")
            item.bad();
    });
}

void write(Writer &out, const SpecialDays &value)
{
    out.begin_object();
    for (const auto &[day, special] : value)
        out(to_text(day), special);
    out.end_object();
}

void read(const Reader &at, core::WindowService &value)
{
    if (at.value().is_string())
        return read(at, value.service);
    if (!at.is_object())
        return;
    at("id", value.service);
    at.maybe("help_out_min", ranged(value.help_out, 0, day_minutes));
}

void write(Writer &out, const core::WindowService &value)
{
    if (value.help_out == core::Minutes{0})
        return write(out, value.service);
    out.begin_object();
    out("id", value.service);
    out("help_out_min", ranged(value.help_out, 0, day_minutes));
    out.end_object();
}

void read(const Reader &at, PlaceRole<std::string> field)
{
    // A place of a role that this program does not know would leave a device without a purpose.
    core::DeviceRole role{};
    read(at, role);
    field.value = name(role);
}

} // namespace talon::wire::detail
