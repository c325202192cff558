// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking_list.h"
#include "core/booking/list_rows.h"

#include <map>
#include <set>

namespace talon::core {

// A folder into which somebody lays the day's lists: which of its files are whole, and which of them need nobody to look.

/// A file as a look into the folder sees it.
struct FolderFile {
    std::string name;
    std::uint64_t size = 0; ///< bytes
    Instant written{};      ///< when it was changed last, by the folder's clock
    std::string digest{};   ///< of its content; empty: not read this time
    bool operator==(const FolderFile &) const = default;
};

/// May a file of this name be a list at all? By its ending, as far as the readers go; not what is hidden, nor what office programs and browsers lay beside
/// a file that they have open.
bool may_be_list_file(std::string_view name);

/// Remembers from look to look. A file is whole when two looks, one after the other, saw the same size, time and content.
class FolderLooks
{
public:
    /// Files whose bytes a look reads: not settled, the oldest first, so that of two lists of a day the later one is taken in last.
    static constexpr std::size_t most_read = 4;
    std::vector<FolderFile> to_read(std::vector<FolderFile> seen) const;

    /// After a look that worked: all files that it saw, with digests of those that were read. `known`: digests of lists that need no decision any more. Which
    /// files are whole and wait for one, the oldest first.
    std::vector<FolderFile> look(const std::vector<FolderFile> &seen, const std::set<std::string> &known);
    /// It is decided about the file as it stands: it is not read again until it changes.
    void settle(const FolderFile &file);
    /// Did the last look see the file as it was then?
    bool holds(const FolderFile &file) const;

private:
    struct Stand {
        std::uint64_t size = 0;
        Instant written{};
        bool operator==(const Stand &) const = default;
    };
    std::map<std::string, Stand> m_settled;
    std::map<std::string, FolderFile> m_read; ///< by the last look
    std::map<std::string, Stand> m_seen;      ///< likewise
};

/// Why a list that came by itself waits for a person.
enum class ListWait : std::uint8_t {
    unreadable, ///< it is no list that can be read
    columns,    ///< nobody has told what stands in which column of lists with this header
    rows,       ///< some of its rows are not taken
    doubts,     ///< it looks wrong
    missing,    ///< bookings are not in it, and only a person says that they are cancelled
    older,      ///< a list of that day was taken in that is newer
};

/// What must not be done with nobody looking, in the order above; empty: the list may be taken in alone. `older`: another list of its day was taken
/// in that was written later.
std::vector<ListWait> why_wait(const ReadList &read, const ListDifference &difference, bool older);

} // namespace talon::core
