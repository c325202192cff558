// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hall/hall_service.h"
#include "server/jobs/slow_work.h"
#include "server/watch/alarms.h"
#include "vault/name_store.h"
#include "wire/booking/names_api.h"

#include <deque>
#include <set>

namespace talon::server {

/// The names of booked visitors as talond keeps them: services/vault in a thread of its own. Every name that anybody is shown is an event first, and
/// durable before the name goes out; a day's names are destroyed by the clock, and the journal is told of it. Lives in the loop's thread, and answers
/// there, never from inside a call. Without a file that can be used nobody is shown a name, and the hall goes on.
class NamesService
{
public:
    /// Names that a member of staff may be shown in `pace`, but for those in hand.
    static constexpr std::size_t most_shown = 60;
    static constexpr core::Millis pace{std::chrono::minutes(10)};
    /// More people than these are not told by a surname, but for their number.
    static constexpr std::size_t most_found = 5;

    /// `kept`: so many days after its own a day's names are destroyed.
    NamesService(Loop &loop, HallService &hall, const std::string &data, std::chrono::days kept, Clock moment);
    ~NamesService();

    /// Keeps these names of that day, each in place of what was kept of its booking, and takes away those of `gone`.
    void keep(core::Day day, std::vector<vault::BookedName> names, std::vector<core::BookingId> gone, std::function<void(bool written)> done);

    /// Why no name is told: name_unknown, names_unavailable, too_many_names, or what hinders the journal.
    template<class T>
    using Told = std::function<void(const core::Result<T, std::string> &)>;
    /// The whole name of a booking, for who may ask.
    void show(const core::BookingId &booking, const core::StaffId &staff, Told<std::string> done);
    /// The surname of who sits at this member's window and has booked: nothing before serving begins.
    void in_hand(const core::StaffId &staff, Told<wire::ShownName> done);
    /// Today's bookings whose name has a word that begins so.
    void find(const std::string &typed, const core::StaffId &staff, Told<wire::FoundNames> done);

    void days(Told<wire::NamesPage> done);
    /// Destroys a day's names now, for one of destroy_reasons but `expired`; the act's id. names_none where none are kept, reason_unknown.
    void destroy(core::Day day, const core::ReasonId &reason, const std::string &actor, Told<std::string> done);

    /// Every second or so: what is due is destroyed, what was cancelled is taken away, and the journal is told of every act.
    void look();
    /// Some of that day are kept, as far as was seen last.
    bool are_kept(core::Day day) const { return m_days.contains(day); }
    NamesNews news() const { return m_news; }
    std::chrono::days kept_days() const { return m_kept; }

private:
    struct Shelf;
    struct Job {
        std::function<void(Shelf &)> work;
        std::function<void()> done;
    };
    template<class T>
    void ask(std::function<vault::Kept<T>(vault::NameStore &)> work, std::function<void(const std::optional<T> &)> done);
    void begin();
    void show_after(const core::BookingId &booking, const core::StaffId &staff, Told<std::string> done);
    bool within_pace(const core::StaffId &staff, std::size_t names);
    void take_stock(const std::vector<vault::NamesOfDay> &days);
    void tell_journal(const vault::DestructionAct &act, HallService::Answered answered);

    Loop &m_loop;
    HallService &m_hall;
    std::chrono::days m_kept;
    Clock m_moment;
    std::shared_ptr<Shelf> m_shelf;
    std::deque<Job> m_jobs;
    std::map<core::StaffId, std::deque<core::Instant>> m_shown;
    NamesNews m_news;
    std::set<core::Day> m_days; ///< of which names are kept
    std::optional<core::Instant> m_looked;
    std::optional<std::uint64_t> m_taken_away; ///< the revision of the book of whose cancelled bookings no name is kept
    bool m_looking = false;
    bool m_acts_due = true; ///< the journal may not hold them all
    SlowWork m_thread; ///< last: what it does may use all the others
};

} // namespace talon::server
