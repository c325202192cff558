// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/entry.h"

#include <bitset>

namespace talon::store {

/// Which numbers a kiosk has given, in a small file beside its journal that is written through to the disk before
/// each ticket is committed: whatever happens to the journal, no number is given a second time.
///
/// It remembers each number and not just the last one, because a kiosk's numbers do not only rise: grants run up
/// from 001, reserve blocks are cut off from 999 down. The file holds two copies in turn, each with a count and a
/// checksum, so that a torn write leaves the older one. It keeps the five days that were used last: a clock that is
/// 48 hours wrong either way touches no more. After an `io` fault it refuses everything until it is opened again.
class NumberGuard
{
public:
    /// Opens the file, or makes it when there is none. `damaged` when neither copy can be read: then nobody knows
    /// which numbers were given, and none may be given from the reserve until the device is enrolled anew.
    static Stored<NumberGuard> open(const std::string &path);

    NumberGuard(NumberGuard &&other) noexcept;
    NumberGuard &operator=(NumberGuard &&other) noexcept;
    ~NumberGuard();

    /// True when open() found no file: right for a new device, suspicious beside a journal with tickets.
    bool fresh() const { return m_fresh; }

    /// Marks the number as given, durable when it returns. `duplicate` when it was given already; `too_large` for a
    /// number outside 1…999. A ticket that is not committed afterwards leaves a gap, which is harmless.
    Stored<core::Done> raise(core::Day day, core::Letter letter, int number);

    bool given(core::Day day, core::Letter letter, int number) const;
    /// The highest number given of the letter on that day, 0 when there is none.
    int highest(core::Day day, core::Letter letter) const;

private:
    using Numbers = std::bitset<core::last_number + 1>;
    struct DayNumbers {
        core::Day day{};
        std::int64_t used = 0; ///< the count of the copy in which it was changed last; 0: free
        std::array<Numbers, core::letter_count> letters;
    };
    static constexpr std::size_t kept_days = 5;

    explicit NumberGuard(int file) : m_file(file) {}
    const DayNumbers *find(core::Day day) const;
    DayNumbers &find_or_replace(core::Day day);
    std::string encode() const;
    bool decode(const std::string &copy);
    Stored<core::Done> write();

    int m_file = -1;
    bool m_fresh = false;
    bool m_failed = false;
    std::int64_t m_count = 0; ///< of the copy that was written last
    std::array<DayNumbers, kept_days> m_days;
};

} // namespace talon::store
