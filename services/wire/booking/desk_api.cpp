// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/booking/desk_api.h"

#include "wire/json/fields.h"
#include "wire/json/limits.h"
#include "wire/json/parsed.h"

#include <algorithm>

namespace talon::wire {

namespace {

constexpr std::size_t least_digits = 4;
constexpr std::size_t most_digits = 10;

/// A code as its visitor says it.
void check_digits(const detail::Reader &at, const std::string &code)
{
    if (!std::all_of(code.begin(), code.end(), [](char each) { return each >= '0' && each <= '9'; }))
        at.fail(WireFault::bad_field, "code");
}

} // namespace

Decoded<std::string> decode_booking_code(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        std::string code;
        at("code", detail::text(code, most_digits, least_digits));
        check_digits(at, code);
        return code;
    });
}

std::string encode_found_booking(const core::BookingId &booking)
{
    detail::Writer out;
    out.begin_object();
    out("booking", booking);
    out.end_object();
    return out.take();
}

Decoded<JoinBooking> decode_join_booking(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        JoinBooking wanted;
        std::string code;
        at("ticket", wanted.ticket);
        at.maybe("reason", wanted.reason);
        at.maybe("code", detail::text(code, most_digits, least_digits));
        check_digits(at, code);
        if (!code.empty())
            wanted.code = std::move(code);
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
