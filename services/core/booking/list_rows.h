// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/list_text.h"
#include "core/values/ids.h"
#include "core/values/time.h"

#include <map>
#include <optional>

namespace talon::core {

/// Which column of a list holds what, counted from 0. The list's other columns are not looked at.
struct ListColumns {
    std::optional<int> code;
    std::optional<int> date;  ///< may hold the time as well
    std::optional<int> time;  ///< empty: it stands behind the date
    std::optional<int> service;
    std::optional<int> state; ///< tells of what was cancelled; empty: nothing was
    std::optional<int> phone{}; ///< of which the last four digits are looked at, where it is told
    std::optional<int> name{};  ///< surname first; looked at only where a person has chosen it

    bool operator==(const ListColumns &) const = default;
};

/// The columns by what their heads say, in Russian or English; a column stands for one thing at most, and a thing that two columns could
/// be is left to a person («Код услуги» and «Дата рождения» are neither code nor date).
ListColumns guess_columns(const std::vector<std::string> &header);
/// Leaves out what stands above the header (a title, an upper row of heads): of the first ten rows the one whose heads say the most, when
/// they say three things or more.
void begin_at_header(ListTable &table);

/// What of a row cannot be understood.
enum class CellFault : std::uint8_t {
    code,    ///< not as many digits as a code has
    date,    ///< neither 30.11.2026 nor 2026-11-30
    time,    ///< not 9:30
    service, ///< nobody has told which of the site's services this is
    short_row, ///< it ends before the columns that were named
    several, ///< a cell holds several values, or a record of its own
    zone,    ///< a calendar's entry of a zone whose offset is not certain
    repeats, ///< a calendar's entry that stands for many visits
    entry_twice, ///< two of a calendar's entries say different things of one visit
    state,   ///< neither a word of a booking that stands nor one of a cancelled one; a bare «да» only below a head that asks
};

struct UnreadRow {
    int line = 0;
    CellFault fault = CellFault::code;
    std::string cell; ///< as it stands there; empty of a code, which is a secret
    bool operator==(const UnreadRow &) const = default;
};

struct ReadRow {
    int line = 0;
    std::string code; ///< digits
    Instant slot{};
    ServiceId service;
    bool cancelled = false;
    std::string tail{}; ///< the last four digits of the phone; empty: none is told
    std::string name{}; ///< tidy_name(), at most max_row_name bytes; empty: none is told, or its column is not looked at
    bool operator==(const ReadRow &) const = default;
};

struct ReadList {
    std::vector<ReadRow> rows;
    std::vector<UnreadRow> unread;
    std::vector<std::string> unknown_services; ///< names that nobody has told the meaning of, each once, in order
    std::optional<Day> day; ///< that most rows are of; of two the earlier
    bool cut = false; ///< the file ends within a letter, or in a last row that has fewer cells than the header and no end
};

inline constexpr std::size_t max_row_name = 240;

/// A list's names of services and what they mean here; the names are folded.
using ServiceNames = std::map<std::string, ServiceId>;
/// The form of a name in which two spellings are one: lower case, «ё» as «е», single blanks.
std::string folded_name(std::string_view name);
/// 30.11.2026 or 2026-11-30 of the years 1970…9999, and nothing else.
std::optional<Day> date_of(std::string_view text);

/// The last four digits of a phone of ten to fifteen; empty for what is no single phone. No row is refused for its phone.
std::string tail_of(std::string_view phone);

/// Reads the rows below the header, which is there. A row that is not understood costs only itself, and nothing is guessed: a date of two
/// digits' year, a code that lost its leading zeros, a time like 930 or a state that may mean either is an error. Times are the site's, but
/// for those that tell their offset from UTC («2026-11-30T07:30:00Z»), which mean that moment.
/// `columns.code`, `date` and `service` are needed.
ReadList read_list(const ListTable &table, const ListColumns &columns, const ServiceNames &services, int digits, UtcOffset offset);

} // namespace talon::core
