// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/list_folder.h"
#include "server/booking/booking_service.h"

namespace talon::server {

/// The folder into which somebody lays the day's lists (bookings.folder): what raises no question is taken in, what does waits for a person.
/// It is only read: a share may be read-only. It may hang, vanish and hold half a file: it is looked at in a thread of its own, which
/// nobody waits for. Lives in the loop's thread.
class FolderLists
{
public:
    /// An empty `folder`: none is looked at.
    FolderLists(Loop &loop, HallService &hall, BookingService &bookings, std::string folder);

    /// Every two seconds or so: a look, when the last one is over.
    void look();
    /// The list that waits; of several the latest one.
    std::optional<wire::WaitingList> waiting() const;
    /// Reads it as BookingService::open() does; false: it is another one that waits, or none.
    bool open(const std::string &id, std::optional<std::size_t> sheet, std::function<void(const BookingService::Opened &)> done);
    /// A person wants none of it. False as above.
    bool put_aside(const std::string &id);
    /// Why the folder cannot be looked at, one English sentence.
    std::optional<std::string> trouble() const { return m_trouble; }

    /// So many times a look is found under way before the folder is said to hang.
    static constexpr int patience = 30;

private:
    struct Look {
        std::vector<core::FolderFile> files;
        std::map<std::string, std::string> bytes; ///< by digest, of those that were read
        std::optional<std::string> error;
    };
    struct Waiting {
        core::FolderFile file;
        std::string bytes;
        std::vector<core::ListWait> why;
        std::optional<core::Day> day;
        core::Instant since{};
    };
    static constexpr std::size_t most_waiting = 4;
    static Look look_into(const std::string &folder, const core::FolderLooks &looks);
    void seen(Look look);
    void decided(const core::FolderFile &file, const std::string &bytes, const BookingService::Alone &alone);
    const Waiting *latest() const;
    void tell(std::optional<std::string> trouble);

    HallService &m_hall;
    BookingService &m_bookings;
    std::string m_folder;
    core::FolderLooks m_looks;
    std::vector<Waiting> m_waiting; ///< the latest last
    std::optional<std::string> m_trouble;
    bool m_taking = false;
    int m_hangs = 0;
    SlowWork m_work; ///< last: what it does may use all the others
};

} // namespace talon::server
