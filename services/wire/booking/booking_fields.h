// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/booking/booking_api.h"
#include "wire/booking/booking_names.h"
#include "wire/json/limits.h"
#include "wire/json/read_fields.h"
#include "wire/json/write_fields.h"

namespace talon::wire::detail {

template<>
struct Names<core::ListEncoding> {
    static constexpr std::array<std::pair<core::ListEncoding, std::string_view>, 4> all{
        {{core::ListEncoding::utf8, "utf-8"}, {core::ListEncoding::utf16, "utf-16"}, {core::ListEncoding::cp1251, "windows-1251"},
         {core::ListEncoding::workbook, "workbook"}}};
};
template<>
struct Names<core::RowFault> {
    static constexpr std::array<std::pair<core::RowFault, std::string_view>, 4> all{
        {{core::RowFault::other_day, "other_day"},
         {core::RowFault::unknown_service, "unknown_service"},
         {core::RowFault::key_twice, "code_twice"},
         {core::RowFault::contradicts_booking, "contradicts"}}};
};
template<>
struct Names<core::CellFault> {
    static constexpr std::array<std::pair<core::CellFault, std::string_view>, 10> all{
        {{core::CellFault::code, "code"},
         {core::CellFault::date, "date"},
         {core::CellFault::time, "time"},
         {core::CellFault::service, "service"},
         {core::CellFault::short_row, "short_row"},
         {core::CellFault::state, "state"},
         {core::CellFault::several, "several"},
         {core::CellFault::zone, "zone"},
         {core::CellFault::repeats, "repeats"},
         {core::CellFault::entry_twice, "entry_twice"}}};
};
template<>
struct Names<core::ListDoubt> {
    static constexpr std::array<std::pair<core::ListDoubt, std::string_view>, 4> all{
        {{core::ListDoubt::looks_cut_off, "looks_cut_off"}, {core::ListDoubt::other_day, "other_day"}, {core::ListDoubt::empty, "empty"},
         {core::ListDoubt::ends_mid_row, "ends_mid_row"}}};
};
template<>
struct Names<core::ListWait> {
    static constexpr std::array<std::pair<core::ListWait, std::string_view>, 6> all{
        {{core::ListWait::unreadable, "unreadable"}, {core::ListWait::columns, "columns"}, {core::ListWait::rows, "rows"},
         {core::ListWait::doubts, "doubts"}, {core::ListWait::missing, "missing"}, {core::ListWait::older, "older"}}};
};

template<class A, Like<core::ListColumns> M>
void fields(A &a, M &m)
{
    constexpr int last = static_cast<int>(core::max_list_columns) - 1;
    a.maybe("code", ranged(m.code, 0, last));
    a.maybe("date", ranged(m.date, 0, last));
    a.maybe("time", ranged(m.time, 0, last));
    a.maybe("service", ranged(m.service, 0, last));
    a.maybe("state", ranged(m.state, 0, last));
    a.where(m.phone.has_value(), "phone", ranged(m.phone, 0, last));
    a.where(m.name.has_value(), "name", ranged(m.name, 0, last));
}

template<class A, Like<CodeBook::Code> M>
void fields(A &a, M &m)
{
    a("code", text(m.digest, code_digest_digits, code_digest_digits));
    a("booking", m.booking);
    a.where(!m.tails.empty(), "tails", text(m.tails, max_phone_tails * phone_tail_digits, 0));
}

template<class A, Like<CodeBook::Day> M>
void fields(A &a, M &m)
{
    a("day", m.day);
    a("salt", text(m.salt, most_code_salt, least_code_salt));
    a("codes", list(m.codes, core::max_bookings));
}

template<class A, Like<CodeBook::Profile> M>
void fields(A &a, M &m)
{
    a("header", id(m.header));
    a("columns", m.columns);
}

template<class A, Like<CodeBook::Name> M>
void fields(A &a, M &m)
{
    a("name", text(m.name, max_list_name_bytes, 0));
    a("service", m.service);
}

template<class A, Like<CodeBook::Taken> M>
void fields(A &a, M &m)
{
    a("file", id(m.file));
    a.maybe("day", m.day);
    a("written", m.written);
}

template<class A, Like<CodeBook> M>
void fields(A &a, M &m)
{
    a("days", list(m.days, max_code_days));
    a("profiles", list(m.profiles, max_list_profiles));
    a("names", list(m.names, max_list_names));
    a.where(!m.taken.empty(), "taken", list(m.taken, max_taken_lists));
}

} // namespace talon::wire::detail
