// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/booking/place_api.h"

#include "wire/json/fields.h"
#include "wire/json/limits.h"
#include "wire/json/parsed.h"
#include "wire/json/write_fields.h"

namespace talon::wire {

namespace {

constexpr std::int64_t last_minute = 1439;

} // namespace

std::string encode_free_days(const FreeDays &days)
{
    detail::Writer out;
    out.begin_object();
    out.key("days");
    out.begin_array();
    for (const auto &[day, times] : days) {
        out.begin_object();
        out("day", day);
        out.key("times_min");
        out.begin_array();
        for (const int minute : times)
            out.integer(minute);
        out.end_array();
        out.end_object();
    }
    out.end_array();
    out.end_object();
    return out.take();
}

Decoded<core::PlaceWish> decode_place_wish(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        core::PlaceWish wish;
        std::int64_t minute = 0;
        at("service", wish.service);
        at("day", wish.day);
        at("minute", detail::ranged(minute, 0, last_minute));
        wish.minute = static_cast<int>(minute);
        return wish;
    });
}

std::string encode_placed_booking(const core::Booking &booking, const std::string &code)
{
    detail::Writer out;
    out.begin_object();
    out("booking", booking.id);
    out.key("code");
    out.string(code);
    out("slot", booking.slot);
    out.end_object();
    return out.take();
}

} // namespace talon::wire
