// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking_book.h"
#include "core/booking/booking_list.h"
#include "core/booking/list_folder.h"
#include "core/hall/hall.h"
#include "wire/booking/code_book.h"

namespace talon::wire {

// Bodies of the HTTP API about bookings.

/// A file that was read and is held in memory until it is taken in or forgotten.
struct OpenedList {
    std::string list; ///< the id that it is asked for by
    core::ListEncoding encoding = core::ListEncoding::utf8;
    char separator = ';';
    int rows = 0; ///< below the header
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> first; ///< some rows, as they stand there
    core::ListColumns columns; ///< remembered, else guessed
    std::vector<std::string> sheets{}; ///< of a workbook: those that are shown, by their names
    int sheet = 0; ///< which of them it is
    std::optional<int> names_seen{}; ///< a column whose head says that names stand there, and which nobody has chosen
};
std::string encode_opened_list(const OpenedList &list);

/// How a list is to be understood, and what is to be done with it.
struct ListPlan {
    std::optional<core::Day> day; ///< empty: the day that most rows are of
    core::ListColumns columns;
    std::vector<CodeBook::Name> services; ///< told now, as they stand in the list
    bool cancel_missing = false; ///< bookings that the list does not hold are cancelled
    bool despite_doubts = false; ///< a person has looked
    bool operator==(const ListPlan &) const = default;
};
Decoded<ListPlan> decode_list_plan(std::string_view json);

/// What taking the list in would do, or has done.
struct ComparedList {
    core::Day day{};
    std::map<core::Day, int> days; ///< of the file's rows that can be read
    core::ListDifference difference;
    std::vector<core::UnreadRow> unread;
    std::vector<std::string> unknown_services;
    bool applied = false;
    enum class Names { none, kept, lost }; ///< lost: they could not be written, everything else was
    Names names = Names::none;             ///< of a list that was taken in with its column of names
    int names_kept = 0;
};
std::string encode_compared_list(const ComparedList &compared);

/// A list of the folder that waits for a person.
struct WaitingList {
    std::string id;   ///< it is asked for by
    std::string file; ///< its name
    core::Instant since{};
    std::vector<core::ListWait> why;
};
/// {"waiting":null} where none does.
std::string encode_waiting_list(const std::optional<WaitingList> &waiting);

/// The bookings of a day with what became of them, in order of their times. `names`: names of some of them are kept, and may be asked for.
std::string encode_bookings(const core::BookingBook &book, const core::Hall &hall, core::Day day, core::Instant now, bool names = false);

} // namespace talon::wire
