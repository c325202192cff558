// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/entry.h"

#include <bitset>
#include <map>

namespace talon::store {

/// Which numbers a kiosk has given, in a small file beside its journal that is written through to the disk before
/// each ticket is committed: whatever happens to the journal, no number is given a second time.
///
/// Of the hall's series it remembers each number and not just the last one, because a kiosk's numbers do not only rise: grants
/// run up from 001, reserve blocks are cut off from 999 down. Of the kiosk's own series it remembers the last turn of
/// each letter, whatever the day (core/values/number.h). The file holds two copies in turn, each with a count and a
/// checksum, so that a torn write leaves the older one. It keeps the five days that were used last: a clock that is
/// 48 hours wrong either way touches no more. After an `io` fault it refuses everything until it is opened again.
class NumberGuard
{
public:
    using OwnTurns = std::array<int, core::letter_count>; ///< 0: none was given

    /// Opens the file, or makes it when there is none; one of an older form is written anew in the present one at once. `damaged` when neither
    /// copy can be read: then only the journal knows which numbers were given, see remake().
    static Stored<NumberGuard> open(const std::string &path);
    /// Makes it anew from what the journal knows, in the order in which the numbers were given, in place of a file that
    /// is damaged or was lost. `own`: the turns that count as given from now on, or 0.
    static Stored<NumberGuard> remake(const std::string &path, const std::vector<std::pair<core::Day, core::TicketNumber>> &given,
                                      const OwnTurns &own);

    NumberGuard(NumberGuard &&other) noexcept;
    NumberGuard &operator=(NumberGuard &&other) noexcept;
    ~NumberGuard();

    /// True when open() found no file: right for a new device, suspicious beside a journal with tickets.
    bool fresh() const { return m_fresh; }

    /// Marks the number as given, durable when it returns. `duplicate` when it was given already; `too_large` for a
    /// number outside 1…999. A ticket that is not committed afterwards leaves a gap, which is harmless.
    Stored<core::Done> raise(core::Day day, core::Letter letter, int number);
    /// The same for the kiosk's own series: marks that turn, and with it all before it, as given. `duplicate` when it does
    /// not come after the last one; `too_large` outside of 1…own_turns.
    Stored<core::Done> raise_own(core::Letter letter, int turn);

    bool given(core::Day day, core::Letter letter, int number) const;
    /// All that it remembers of the hall's series, by day, letter and number.
    std::vector<std::pair<core::Day, core::TicketNumber>> all_given() const;
    /// The highest number given of the letter on that day, 0 when there is none.
    int highest(core::Day day, core::Letter letter) const;
    /// The last turn of the kiosk's own series, 0 when there is none.
    int own_turn(core::Letter letter) const { return m_own.at(static_cast<std::size_t>(letter)); }

private:
    using Numbers = std::bitset<core::last_number + 1>;
    struct DayNumbers {
        core::Day day{};
        std::int64_t used = 0; ///< the count of the copy in which it was changed last; 0: free
        std::map<core::Letter, Numbers> letters; ///< of which a number was given
    };
    static constexpr std::size_t kept_days = 5;
    static constexpr std::size_t copy_bytes = 128 * 1024;       ///< from one copy to the other
    static constexpr std::size_t older_copy_bytes = 8 * 1024;   ///< the same before two letters

    explicit NumberGuard(int file) : m_file(file) {}
    const DayNumbers *find(core::Day day) const;
    DayNumbers &find_or_replace(core::Day day);
    void mark(core::Day day, core::Letter letter, int number);
    std::string encode() const;
    bool decode(std::string_view copy);
    bool decode_older(std::string_view copy);
    /// A file with this copy in both places. It has its whole length from the first: no later write changes it.
    static std::string laid_out(std::string copy);
    Stored<core::Done> write();

    int m_file = -1;
    bool m_fresh = false;
    bool m_failed = false;
    std::int64_t m_count = 0; ///< of the copy that was written last
    std::array<DayNumbers, kept_days> m_days;
    OwnTurns m_own{};
};

} // namespace talon::store
