// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/booking/code_file.h"
#include "server/booking/found_table.h"
#include "server/booking/list_shelf.h"
#include "server/booking/names_service.h"
#include "server/hall/hall_service.h"
#include "server/jobs/work_queue.h"
#include "sync/booking_feed.h"
#include "wire/booking/booking_api.h"
#include "wire/booking/desk_api.h"
#include "wire/terminals/documents.h"

#include <set>

namespace talon::server {

/// The bookings as talond runs them: lists that are taken in, and the list that ticket kiosks check in by. Lives in the loop's thread;
/// what is slow (digests of codes, the disk) is done in threads of its own, a list at a time.
class BookingService
{
public:
    /// `publish`: hands the kiosks' list on.
    BookingService(Loop &loop, HallService &hall, NamesService &names, const std::string &data, std::function<void(const wire::Bookings &)> publish);

    /// Reads a file's bytes; they are written nowhere. Of a workbook that sheet, counted from 0; without a number the first one whose heads
    /// name code, date and service, else the first.
    using Opened = core::Result<wire::OpenedList, core::ListFault>;
    void open(std::string bytes, std::optional<std::size_t> sheet, std::function<void(const Opened &)> done);

    /// What taking a list in would do. The error is a code of the API: unknown_list, list_unplanned, booking_day_full, busy.
    using Compared = core::Result<wire::ComparedList, std::string>;
    void compare(const std::string &list, wire::ListPlan plan, std::function<void(const Compared &)> done);
    /// Takes it in. Done twice it changes nothing the second time. list_doubtful, booking_book_full, storage_failed besides.
    void apply(const std::string &list, wire::ListPlan plan, const std::string &actor, std::function<void(const Compared &)> done);

    /// What became of a list that came by itself: it was taken in; it waits for a person, and why; its day is over; nothing could be done now.
    struct Alone {
        enum class Fate { taken, waits, over, later } fate = Fate::later;
        std::vector<core::ListWait> why{};
        std::optional<core::Day> day{}; ///< which the list is of, where that is known
    };
    /// Takes in a list of which nobody has seen anything, when it raises no question (core::why_wait). `written`: when its file was.
    void take_alone(std::string bytes, core::Instant written, std::function<void(const Alone &)> done);
    /// Lists that need no decision any more, by the hashes of their files; and one more of them, which a person has put aside.
    std::set<std::string> decided_lists() const { return m_codes.taken(); }
    void put_aside(const std::string &hash);
    static std::string hash_of(const std::string &bytes);
    /// Days for which a list was taken in, be it an empty one.
    std::set<core::Day> listed_days() const;

    /// The booking of today that is known by this, as its visitor says it; by the end of a phone it may be several, all of them open. The error:
    /// unknown_booking, or busy where most_waiting others wait for theirs.
    using FoundBookings = core::Result<std::vector<core::BookingId>, std::string>;
    void find(const wire::BookingKey &key, std::function<void(const FoundBookings &)> done);
    static constexpr std::size_t most_waiting = 8;

    /// Makes a code for a booking that is about to be made for that day, and keeps what it is known by. busy while too much waits for the disk, also
    /// without memory; booking_day_full, storage_failed.
    using NewCode = core::Result<std::string, std::string>;
    void new_code(core::Day day, const core::BookingId &booking, std::function<void(const NewCode &)> done);

    /// Staff have done something for a visitor who may be on the way to a kiosk: its list waits for nothing.
    void tell_kiosks();
    /// Every second or so: the kiosks' list where it has changed, and the end of days.
    void look();

private:
    static constexpr std::size_t rows_shown = 5;

    struct Planned {
        wire::ListPlan plan;
        core::ReadList read;
        core::Day day{};
    };
    /// The code book as it is now, on the disk; the error is a code of the API, and the log begins with `refused`.
    void keep_codes(const std::string &refused, std::function<void(const core::Result<core::Done, std::string> &)> done);
    FoundBookings of_phone(const wire::CodeBook::Day &day, const wire::BookingPhone &phone) const;
    wire::OpenedList shelve(const std::string &hash, FoundTable found);
    core::ListColumns columns_of(const std::string &header, const std::vector<std::string> &heads) const;
    core::Result<Planned, std::string> planned(const ReadFile &file, wire::ListPlan plan) const;
    core::ServiceNames names(const wire::ListPlan &plan) const;
    /// Works the digests out that are still missing, then goes on in the loop.
    void with_digests(const std::string &list, Planned planned, std::function<void(const Compared &)> done, std::function<void(ReadFile &, Planned)> then);
    wire::ComparedList difference(const ReadFile &file, const Planned &planned) const;
    void tell_phones(const ReadFile &file, const Planned &planned);
    static bool names_apart(const core::ListColumns &columns);
    std::function<void(const Compared &)> with_names(const ReadFile &file, const Planned &planned, const core::ListDifference &difference,
                                                        std::function<void(const Compared &)> done);
    void take_in(ReadFile &file, const Planned &planned, wire::ComparedList found, const std::string &actor, std::function<void(const Compared &)> done);
    void record(const std::string &hash, wire::ComparedList found, std::vector<core::Booking> made, bool cancel_missing, int rows,
                const std::string &actor, std::function<void(const Compared &)> done);
    void judge(const std::string &list, core::Instant written, std::function<void(const Alone &)> done);
    void remember_taken(const std::string &hash, std::optional<core::Day> day, core::Instant written);
    void save();
    HallService &m_hall;
    NamesService &m_names;
    std::function<void(const wire::Bookings &)> m_publish;
    CodeFile m_codes;
    bool m_unsaved = false; ///< the code book holds what its file does not; nothing that bookings are known by
    ListShelf m_lists;
    sync::BookingFeed m_feed;
    static constexpr std::size_t lists_waiting = 4;
    static constexpr std::size_t most_writes = 16;
    WorkQueue m_search;  ///< of codes that staff type: a list of some ten seconds keeps nobody at a window waiting
    WorkQueue m_digests; ///< of lists
    WorkQueue m_work;    ///< files that are read, and the code book's; last, with the others: what they do may use all the rest
};

} // namespace talon::server
