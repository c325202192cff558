// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <map>
#include <set>
#include <vector>

namespace talon::core {

/// Who holds which numbers of a site, per letter and day. Grants run up from 001; reserve blocks are cut off
/// from 999 down, so that the two meet only when the day's numbers are used up. A number is never given twice:
/// not by grants, not by reserves, not when tickets turn up with numbers that this book never gave.
class NumberBook
{
public:
    /// The number that would be granted next, or nothing when the letter's numbers are used up or `day` is
    /// forgotten already. Never looks at more than the 999 numbers of the series.
    std::optional<int> next(Day day, Letter letter) const;
    /// The grant made for this request of this device, if any (asking again gives the same number).
    std::optional<TicketNumber> granted(const DeviceId &device, const std::string &request) const;
    /// The block (first, last) that would be reserved next: at most `size` numbers, fewer when few are left in
    /// a row; nothing when none are left or `day` is forgotten already.
    std::optional<std::pair<int, int>> next_block(Day day, Letter letter, int size) const;

    struct Block {
        Letter letter = Letter::A;
        int first = 0;
        int last = 0;
        bool operator==(const Block &) const = default;
    };
    /// Blocks held by this device in this epoch on this day, oldest first: where a letter has several, the last
    /// one is in force and those before it are used up.
    std::vector<Block> blocks(Day day, const DeviceId &device, std::int64_t epoch) const;
    /// Is there a number in the block that no known ticket carries?
    bool has_unused(Day day, const Block &block) const;

    /// Throws std::logic_error, and changes nothing, when the numbers are given away already.
    void apply(const NumberGranted &event);
    void apply(const ReserveGranted &event);
    /// True when the number was not yet used by a ticket on that day; remembers it.
    bool use(Day day, const TicketNumber &number);
    bool used(Day day, const TicketNumber &number) const;
    /// Forgets the days before `day` for good: nothing is given for them any more, whatever a clock says.
    void forget_before(Day day);

    bool operator==(const NumberBook &) const = default;

private:
    struct Series {
        int last_granted = 0;                 ///< grants are 1…last_granted
        int first_reserved = last_number + 1; ///< reserves are first_reserved…999
        std::set<int> used;
        bool operator==(const Series &) const = default;
    };
    struct Reserve {
        DeviceId device;
        std::int64_t epoch = 0;
        Block block;
        bool operator==(const Reserve &) const = default;
    };

    const Series &series(Day day, Letter letter) const;

    Day m_first_day = Day::min();
    std::map<Day, std::map<Letter, Series>> m_series;
    std::map<Day, std::vector<Reserve>> m_reserves;
    std::map<Day, std::map<std::pair<DeviceId, std::string>, TicketNumber>> m_requests;
};

} // namespace talon::core
