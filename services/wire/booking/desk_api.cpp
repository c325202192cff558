// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/booking/desk_api.h"

#include "wire/json/fields.h"
#include "wire/json/limits.h"
#include "wire/json/parsed.h"

namespace talon::wire {

namespace {

constexpr std::size_t least_digits = 4;
constexpr std::size_t most_digits = 10;

} // namespace

Decoded<std::string> decode_booking_code(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        std::string code;
        at("code", detail::text(code, most_digits, least_digits));
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
        at("ticket", wanted.ticket);
        at.maybe("reason", detail::text(wanted.reason, max_id_bytes, 0));
        return wanted;
    });
}

Decoded<ReinstateBooking> decode_reinstate_booking(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        ReinstateBooking wanted;
        at("reason", detail::text(wanted.reason, max_id_bytes, 0));
        return wanted;
    });
}

} // namespace talon::wire
