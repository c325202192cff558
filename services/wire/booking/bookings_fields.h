// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/booking/booking_names.h"
#include "wire/booking/bookings_document.h"
#include "wire/json/fields.h"
#include "wire/json/limits.h"

namespace talon::wire::detail {

template<class A, Like<BookingLine> M>
void fields(A &a, M &m)
{
    a("booking", m.booking);
    a("slot", m.slot);
    a("service", m.service);
    a("state", m.state);
    a("code", text(m.code, code_digest_digits, 0));
    a.where(m.number.has_value(), "number", m.number);
    a.where(m.given.has_value(), "given", m.given);
    a.where(m.until.has_value(), "until", m.until);
    a.where(!m.tails.empty(), "tails", text(m.tails, max_phone_tails * phone_tail_digits, 0));
    a.where(!m.parted.empty(), "parted", list(m.parted, core::max_parted));
}

template<class A, Like<BookingDay> M>
void fields(A &a, M &m)
{
    a("day", m.day);
    a("salt", text(m.salt, most_code_salt, least_code_salt));
    a("bookings", list(m.lines, max_day_bookings));
}

template<class A, Like<Bookings> M>
void fields(A &a, M &m) { a("days", list(m.days, 2)); }

} // namespace talon::wire::detail
