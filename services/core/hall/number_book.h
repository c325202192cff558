// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/events.h"
#include "core/values/result.h"

#include <bitset>
#include <map>
#include <vector>

namespace talon::core {

/// How far a clock may be wrong, a kiosk's or the backend's own.
inline constexpr std::chrono::days clock_error{2};
/// No number is reserved on a day when it was reserved or granted on one so near. A kiosk whose clock is wrong gives numbers
/// of blocks that were cut for another day than it is: of the two days before up to the day after, since no block
/// is cut for a later one. So four days in a row must have no reserved number in common.
inline constexpr std::chrono::days near_days{3};
/// For how long numbers are remembered after their day was closed: a clock that was put back must still find all that is
/// near the day that it shows.
inline constexpr std::chrono::days remembered_days = near_days + clock_error;
/// Days of which numbers are remembered at most, where hardly any of them had a ticket.
inline constexpr std::size_t most_days = 64;

struct NumberBookImage;

/// Who holds which numbers of a site's own series, per letter and day. Grants run up from 001; reserve blocks are cut off
/// from 999 down, so that the two meet only when the day's numbers are used up. A number is never given twice: not by
/// grants, not by reserves of neighbouring days, not when tickets turn up with numbers that this book never gave.
class NumberBook
{
public:
    /// The number that would be granted next, or nothing when the letter's numbers are used up, or `day` is forgotten
    /// already or behind the fence of a restore. Never looks at more than the 999 numbers of the series.
    std::optional<int> next(Day day, Letter letter) const;
    /// The grant made for this request of this device, if any (asking again gives the same number).
    std::optional<TicketNumber> granted(const DeviceId &device, const std::string &request) const;
    /// The same, of that day only.
    std::optional<TicketNumber> granted(const DeviceId &device, const std::string &request, Day day) const;

    /// Whose the number on a pushed ticket is, by what this book knows.
    enum class Claim {
        own,     ///< granted to this device for this very ticket, or of a block that it holds
        nobodys, ///< nobody else's: given to this device for a day far off by its clock, or by a hall before a restore, or forgotten
        taken,   ///< another device's, or on another ticket of that day: the number would be there twice
    };
    /// `issued.day`: for which the device took the number; `day`: the site's local day of the arrival. A kiosk's own numbers
    /// are none of this book's, and always nobody's.
    Claim claim(const TicketIssued &issued, std::int64_t epoch, Day day) const;
    /// The block (first, last) that would be reserved next, below all that are reserved already: at most `size` numbers,
    /// fewer when few are left in a row; nothing when none are left, or when reserves of this and the near days would hold
    /// more than most_reserved then, or `day` is forgotten already, or behind the fence of a restore or near to a day that is.
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

    /// Throws std::logic_error, and changes nothing, when the numbers are given away already on that day.
    void apply(const NumberGranted &event);
    void apply(const ReserveGranted &event);
    /// Raises the fence: what was given up to `until` is not all known here, so nothing more is given.
    void apply(const HallRestored &event);
    /// True when the number was not yet used by a ticket on that day; remembers it. The number may have been taken from
    /// a block of a neighbouring day by a clock that was wrong: there it is used up as well. A kiosk's own number
    /// is none of this book's: always true, and not remembered.
    bool use(Day day, const TicketNumber &number);
    bool used(Day day, const TicketNumber &number) const;
    /// The day was closed. Days before it are forgotten for good, and nothing is given for them any more, when
    /// `remembered_days` have passed by the calendar and so many later days had tickets: a calendar that was weeks ahead for
    /// a moment, with nobody in the hall, takes no day away.
    void close(Day day);
    /// Forgets the days before `day` for good.
    void forget_before(Day day);

    /// As plain values, and back (hall_image.h); the error is a sentence.
    NumberBookImage image() const;
    static Result<NumberBook, std::string> from(const NumberBookImage &image);

    bool operator==(const NumberBook &) const = default;

private:
    using Numbers = std::bitset<last_number + 1>;
    struct Series {
        int last_granted = 0; ///< grants only rise
        Numbers granted;
        Numbers reserved;
        Numbers used;
        Numbers carried; ///< of these, on a ticket of this very day
        bool operator==(const Series &) const = default;
    };
    struct Reserve {
        DeviceId device;
        std::int64_t epoch = 0;
        Block block;
        bool operator==(const Reserve &) const = default;
    };

    const Series &series(Day day, Letter letter) const;
    /// All that is reserved on the days around `day`, and with `also_given` all that is granted or used on them too.
    Numbers taken_around(Day day, Letter letter, bool also_given) const;
    /// Is the number in a block of the days around `day` that was cut for another device, or for an earlier enrolment of this one?
    bool reserved_for_another(Day day, const TicketNumber &number, const DeviceId &device, std::int64_t epoch) const;

    Day m_first_day = Day::min();
    Day m_fence = Day::min(); ///< the last day that a restore closed
    std::map<std::pair<Letter, Day>, Series> m_series;
    std::map<Day, std::vector<Reserve>> m_reserves;
    std::map<Day, std::map<std::pair<DeviceId, std::string>, TicketNumber>> m_requests;
};

} // namespace talon::core
