// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"
#include "wire/json/fields.h"

// The shape of hours: of the week, and of dates that have their own.

namespace talon::wire::detail {

/// {"from_min", "to_min"}.
template<class A, Like<core::WaitRange> M>
void fields(A &a, M &m)
{
    a("from_min", ranged(m.from, 0, max_minutes));
    a("to_min", ranged(m.to, 0, max_minutes));
}

/// "09:00-13:00".
void read(const Reader &at, core::Interval &value);
void write(Writer &out, const core::Interval &value);

/// {"mon": ["09:00-13:00", …], …}.
void read(const Reader &at, core::WeekHours &value);
void write(Writer &out, const core::WeekHours &value);

/// {"2027-01-01": "closed" or {"hours", "note"}, …}.
using SpecialDays = std::map<core::Day, core::SpecialDay>;
void read(const Reader &at, SpecialDays &value);
void write(Writer &out, const SpecialDays &value);

template<class A, Like<core::SpecialDay> M>
void fields(A &a, M &m)
{
    a.maybe("hours", list(m.hours, core::max_intervals));
    a.maybe("note", note(m.note));
}

} // namespace talon::wire::detail
