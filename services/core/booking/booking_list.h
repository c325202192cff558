// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking_book.h"

namespace talon::core {

/// One row of a list of bookings, as far as the journal may know it. `key` is what the caller keeps apart from the journal and knows
/// the same booking by: the national number, else the code, else slot, service and the phone's tail. It is not looked into here.
struct ListRow {
    int line = 0; ///< of the file, 1…, for sentences
    std::string key;
    Instant slot{};
    ServiceId service;
    ClassId visitor_class;
    bool cancelled = false; ///< the list says so

    bool operator==(const ListRow &) const = default;
};

/// Why a row costs only itself.
enum class RowFault {
    other_day,
    unknown_service,
    key_twice,           ///< two rows of one key that differ
    contradicts_booking, ///< another service than was booked, or one who has checked in, or a booking that people have cancelled
};

struct RefusedRow {
    int line = 0;
    RowFault fault = RowFault::other_day;
    bool operator==(const RefusedRow &) const = default;
};

/// Why a person must look before a list is applied.
enum class ListDoubt {
    looks_cut_off,  ///< it would take away more than a fifth of what is booked
    other_day,      ///< not one row is of the day asked for
    empty,
    ends_mid_row,   ///< the file ends before its last row does
};

/// What applying a list would do: «добавить 84 · перенести 3 · снять 2 · без изменений 61 · не понято 1».
struct ListDifference {
    std::vector<ListRow> add;
    std::vector<std::pair<BookingId, Instant>> move;
    std::vector<std::pair<BookingId, Instant>> reopen; ///< an earlier list had taken them away
    std::vector<std::pair<std::string, BookingId>> adopt; ///< keys of rows whose bookings are known by no key any more: by time and service they are these
    std::vector<BookingId> cancel;  ///< the list says that they are cancelled
    std::vector<BookingId> missing; ///< booked, and not in the list: cancelled only by an explicit yes
    int unchanged = 0;
    std::vector<RefusedRow> refused;
    std::vector<ListDoubt> doubts;

    bool operator==(const ListDifference &) const = default;
};

/// How far ahead a list may be.
inline constexpr std::chrono::days list_ahead{60};

/// May a list of this day be taken in at all, whatever a person says of it? Bookings of a day that is over come back by no list: the
/// book forgets them.
bool may_be_listed(Day day, Day today);

/// The bookings of the national list that are known, by the caller's key.
using KnownKeys = std::map<std::string, BookingId>;

/// Compares a list for one local day with the book. The order of rows changes nothing; what was applied once is unchanged the next
/// time; who has checked in is neither moved nor taken away. `services`: those that a booking may be for.
ListDifference difference(const std::vector<ListRow> &list, const BookingBook &book, const KnownKeys &known,
                          const std::vector<ServiceId> &services, Day day, UtcOffset offset);

} // namespace talon::core
