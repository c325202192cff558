// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/booking/desk_api.h"

#include "core/booking/booking_image.h"
#include "wire/json/fields.h"
#include "wire/json/limits.h"
#include "wire/json/parsed.h"

#include <algorithm>

namespace talon::wire {

namespace {

constexpr std::size_t least_digits = 4;
constexpr std::size_t most_digits = 10;
constexpr std::size_t phone_digits = 4;

void check_digits(const detail::Reader &at, std::string_view name, const std::string &digits)
{
    if (!std::all_of(digits.begin(), digits.end(), [](char each) { return each >= '0' && each <= '9'; }))
        at.fail(WireFault::bad_field, std::string(name));
}

/// «10:30» as minutes of the day.
int minute_of(const detail::Reader &at, const std::string &time)
{
    const auto digit = [&](std::size_t place) { return time[place] - '0'; };
    const bool form = time.size() == 5 && time[2] == ':' && std::all_of(time.begin(), time.end(), [](char each) { return each >= '0' && each <= ':'; });
    const int hour = form ? 10 * digit(0) + digit(1) : 24;
    const int minute = form ? 10 * digit(3) + digit(4) : 60;
    if (hour > 23 || minute > 59 || digit(0) > 9 || digit(1) > 9 || digit(3) > 9 || digit(4) > 9)
        at.fail(WireFault::bad_field, "time");
    return 60 * hour + minute;
}

/// As its visitor says it; nothing where nothing is told.
std::optional<BookingKey> key_of(const detail::Reader &at)
{
    std::string code, time;
    BookingPhone phone;
    at.maybe("code", detail::text(code, most_digits, least_digits));
    check_digits(at, "code", code);
    if (!code.empty())
        return code;
    at.maybe("phone", detail::text(phone.digits, phone_digits, phone_digits));
    check_digits(at, "phone", phone.digits);
    if (phone.digits.empty())
        return std::nullopt;
    at("time", detail::text(time, 5, 5));
    phone.minute = minute_of(at, time);
    return phone;
}

} // namespace

Decoded<BookingKey> decode_booking_key(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        auto key = key_of(at);
        if (!key)
            at.fail(WireFault::missing_field, "code");
        return key.value_or(BookingKey{});
    });
}

std::string encode_found_bookings(const std::vector<core::BookingId> &bookings)
{
    const std::vector<core::BookingId> others(bookings.begin() + 1, bookings.end());
    detail::Writer out;
    out.begin_object();
    out("booking", bookings.at(0));
    out.where(!others.empty(), "others", detail::list(others, core::max_bookings));
    out.end_object();
    return out.take();
}

Decoded<JoinBooking> decode_join_booking(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        JoinBooking wanted;
        at("ticket", wanted.ticket);
        at.maybe("reason", wanted.reason);
        wanted.key = key_of(at);
        return wanted;
    });
}

Decoded<PartBooking> decode_part_booking(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        PartBooking wanted;
        at("ticket", wanted.ticket);
        at.maybe("reason", wanted.reason);
        return wanted;
    });
}

Decoded<ReinstateBooking> decode_reinstate_booking(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        ReinstateBooking wanted;
        at.maybe("reason", wanted.reason);
        return wanted;
    });
}

} // namespace talon::wire
