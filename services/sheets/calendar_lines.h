// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/list_text.h"
#include "core/values/time.h"

#include <map>
#include <optional>
#include <set>

namespace talon::sheets {

/// A content line of a calendar: NAME;PARAMETER=VALUE:value, names in capitals.
struct CalendarLine {
    std::string name;
    std::map<std::string, std::string, std::less<>> parameters;
    std::string value; ///< as it is written

    std::string parameter(std::string_view which) const;
    bool operator==(const CalendarLine &) const = default;
};

/// A VEVENT, without what lies within it (alarms).
struct CalendarEntry {
    int line = 0; ///< of the file, where it begins
    std::size_t calendar = 0; ///< in which of the file's calendars
    std::vector<CalendarLine> lines;

    const CalendarLine *find(std::string_view name) const; ///< the first one; null: none
    std::string_view value(std::string_view name) const;   ///< of the first one
    bool says_the_same(const CalendarEntry &other) const { return lines == other.lines; }
};

/// A DATE or DATE-TIME.
struct Stamp {
    core::Instant at{}; ///< as if it were UTC
    bool time = false;  ///< it tells one
    bool utc = false;
};
std::optional<Stamp> stamp_of(std::string_view text);
/// «2026-11-30», «2026-11-30 10:30» or, with seconds, «2026-11-30 10:30:15», so much later.
std::string written(const Stamp &stamp, core::Millis later);
/// A TEXT without its escapes.
std::string unescaped(std::string_view text);

struct Calendar {
    /// Part of a VTIMEZONE: what is true from `from` on.
    struct Observance {
        std::optional<core::Instant> from; ///< by local time; empty: unreadable
        std::optional<core::UtcOffset> offset;
        bool repeats = false;
        bool operator==(const Observance &) const = default;
    };
    std::vector<CalendarEntry> entries;
    std::map<std::string, std::vector<Observance>, std::less<>> zones; ///< by TZID
    std::set<std::size_t> cancelling; ///< calendars of METHOD:CANCEL

    /// By the file's own VTIMEZONE, by its name (zone_offset), or by both when they agree; nothing where it is not certain: a zone whose clock
    /// is turned every year, a time within a day of a change.
    std::optional<core::UtcOffset> offset_of(const std::string &zone, const Stamp &local) const;
};

/// Errors: malformed (also a file that ends early, and components deeper than max_depth), too_many_rows.
core::Result<Calendar, core::ListFault> take_calendar_apart(std::string_view text, const std::vector<int> &numbers);

} // namespace talon::sheets
