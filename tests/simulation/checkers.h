// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once // Long because all that is checked is told in one place.

#include "tests/simulation/disk.h"
#include "tests/simulation/plain_bookings.h"
#include "tests/simulation/plain_hall.h"

#include "sync/hub.h"

#include <deque>
#include <set>
#include <stdexcept>

namespace talon::simulation {

class World;
class Terminal;
struct Machine;

/// A property does not hold.
struct Broken : std::runtime_error {
    Broken(std::string which, const std::string &detail) : std::runtime_error(detail), property(std::move(which)) {}
    std::string property;
};

/// Closer than the backend's looks at its calendar are apart.
bool near_in_time(core::Instant a, core::Instant b);

/// What must hold, checked from outside: everything here is compared with plain lists of what was committed, shown and
/// acknowledged, and nothing asks the machines how they are. Each function is told what has just happened and throws Broken.
class Checkers
{
public:
    explicit Checkers(World &world);

    // On a kiosk: "exactly once", "no number twice", "shown means committed", "the day of a ticket".
    /// What the kiosk went by when it made the ticket.
    struct Stamp {
        core::Instant truth{};             ///< the true time when the number was there and the arrival was stamped
        bool knew_the_time = false;        ///< the backend had told it in this run
        core::Millis error_at_wish{0};     ///< of the site's time when the visitor asked, which made the day
        bool calendar_wrong = false;
    };
    void born(const TerminalDisk &disk, const core::TicketIssued &issued, const Stamp &stamp);
    void shown(const TerminalDisk &disk, const core::TicketIssued &issued, bool failed);
    void refused(const TerminalDisk &disk, core::Refusal why, const std::optional<core::BookingId> &booking);
    /// A message of the backend has come: it may say that nothing of this disk is taken.
    void heard(const TerminalDisk &disk, const wire::DownMessage &message);
    /// The kiosk takes the hall for closed.
    void sent_away(const TerminalDisk &disk, bool knew_the_time);
    void pushed(const TerminalDisk &disk, const wire::Push &push);
    void device_alarm(const TerminalDisk &disk, const sync::RaiseAlarm &alarm);
    /// The journal has let go of what stood after `before`.
    void pruned(const TerminalDisk &disk, std::int64_t before);
    /// What the printer made of a ticket's receipt.
    void receipt(const core::TicketId &ticket, sync::ReceiptLog::Fate fate);
    void clock_set(const TerminalDisk &disk) { m_clock_set.insert(disk.lineage); }

    // In the backend: also "acknowledged means durable", "due order", "set aside", "after an error".
    void backend_started(const BackendDisk &disk, core::Instant hall_now);
    void decided(const std::vector<core::Entry> &entries, core::Instant hall_now);
    void backend_appended(const BackendDisk &disk, std::size_t from);
    void durable_changed(const BackendDisk &disk, const sync::Ledger &ledger);
    /// From now on nothing is known to be durable but what was before.
    void backend_failed();
    void answered(const BackendDisk &disk, const sync::Ledger::Outcome &outcome, bool failed);
    void sent_down(const BackendDisk &disk, const TerminalDisk &to, const std::string &frame);
    void noted(const sync::HubNote &note);
    void backend_clock(core::Instant hall_now, core::Instant truth, bool vouched);
    void backend_clock_adopted(core::Instant hall_now, core::Instant truth, core::Millis by, bool by_person, bool vouched);

    // Around backups: "what is pruned is in a verified backup".
    void restored(const BackendDisk &disk, const BackendDisk::Backup &from);
    /// Nothing that the backup lacks was ever told to be in one: staff may choose it.
    bool may_be_restored(const BackendDisk::Backup &backup) const;

    // On a display: "each call shown, and spoken once".
    void display_started(const TerminalDisk &disk);
    void calls_shown(const TerminalDisk &disk, const wire::Calls &calls);
    void speech_begins(const TerminalDisk &disk, const std::vector<core::Call> &calls, core::Instant now);
    void speech_ends(const TerminalDisk &disk);

    // When the faults are over.
    void clones_are_found() const;
    void last_calls(std::int64_t after) const;
    /// All is well and everybody is connected: these newest tickets have numbers that the backend granted.
    void last_were_granted(int count) const;
    void at_the_end() const;
    /// Each booking has all of its tickets, so that staff see two of them.
    void bookings_at_the_end() const;
    bool is_so(core::Refusal why, const core::BookingId &booking) const;
    /// Nobody waits any more: who took a ticket today was called, or staff know of it.
    void everybody_is_called() const;
    std::int64_t last_call() const { return m_calls.empty() ? 0 : m_calls.rbegin()->first; }
    int tickets() const { return static_cast<int>(m_born.size()); }
    bool knows_hall_ticket(const core::TicketId &id) const { return m_in_hall.contains(id); }

private:
    using StreamPlace = std::pair<core::DeviceId, std::int64_t>;
    struct Born {
        core::TicketIssued issued;
        int lineage = 0;
        core::Instant truth{};
        bool clock_right = false;
    };
    struct Given {
        core::TicketId ticket;
        core::DeviceId device;
        int lineage = 0;
        core::NumberOrigin origin = core::NumberOrigin::granted;
    };
    struct Announced {
        std::set<std::int64_t> shown;
        std::set<std::int64_t> over; ///< shown last as no longer active
        std::map<std::int64_t, int> begun;
        std::set<std::int64_t> speaking;
        std::set<std::int64_t> cut;
        std::int64_t last = 0;
        int runs = 0;
    };
    using Numbers = std::map<std::pair<core::Day, core::TicketNumber>, Given>;

    void begins(Announced &display, const core::Call &call, core::Instant now, const std::string &which);

    void give(Numbers &numbers, core::Day day, const core::TicketIssued &issued, int lineage, const char *where);
    void backend_clock_started(core::Instant hall_now, core::Instant truth);
    void take_record(const store::Record &record, bool fresh);
    std::optional<std::string> booked(const core::Event &event, core::Instant at);
    void take_left(const store::Record &record, const core::TicketLeft &left);
    void take_day_closed(const store::Record &record, const core::DayClosed &closed);
    /// The true day, or nothing when it is too near to midnight to tell.
    std::optional<core::Day> day_of(core::Instant truth) const;
    void take_ticket(const store::Record &record, const core::TicketIssued &issued, bool fresh);
    void take_call(const core::TicketCalled &called, core::Instant at);
    void ack(const TerminalDisk &to, std::int64_t server_epoch, std::int64_t epoch, std::int64_t seq);
    void archived(const BackendDisk &disk, const TerminalDisk &to, std::int64_t epoch, std::int64_t seq);
    void granted(const BackendDisk &disk, const TerminalDisk &to, const wire::NumberGrant &grant) const;
    void take_report(const core::ReceiptReported &report, bool fresh);
    void receipts_are_true() const;
    std::set<core::TicketId> share_a_number() const;
    void lost_with(const Machine &machine) const;
    void expect_shown(std::int64_t call);
    void same_after_other_deliveries(bool backwards) const;
    core::Hall deliver(bool backwards) const;

    World &m_world;
    std::map<core::TicketId, Born> m_born;
    std::vector<core::TicketIssued> m_in_order; ///< of birth
    Numbers m_numbers_by_label, m_numbers_by_true_day, m_numbers_in_hall;
    std::map<int, core::Instant> m_told_aside; ///< since when a disk's program knows that nobody calls its tickets
    std::set<int> m_clock_set; ///< disks whose machine's calendar was ever wrong
    // What the backend's journal holds, told by its records.
    std::map<core::TicketId, StreamPlace> m_in_hall;
    std::map<StreamPlace, std::int64_t> m_durable;
    std::map<StreamPlace, std::int64_t> m_durable_at_failure;
    std::map<StreamPlace, std::int64_t> m_aside;
    std::map<core::DeviceId, core::Instant> m_last_arrival;
    std::optional<PlainHall> m_plain;
    std::optional<PlainBookings> m_bookings;
    std::map<core::BookingId, core::Instant> m_last_use; ///< by the true time: granted, taken or parted, whatever a restore took back
    std::set<core::BookingId> m_ever_cancelled;
    std::map<std::pair<StreamPlace, std::int64_t>, std::int64_t> m_acked; ///< per server epoch
    std::map<StreamPlace, std::int64_t> m_archived; ///< what terminals were told
    bool m_pruned = false;
    std::set<std::int64_t> m_server_epochs{1};
    std::map<std::int64_t, core::Call> m_calls; ///< ever durable
    std::size_t m_seen = 0;                     ///< records told to durable_changed()
    bool m_failed = false;
    bool m_hall_clock_right = true;    ///< in this run of the backend it must be
    bool m_hall_clock_always = true;   ///< and it was in every run
    bool m_vouched_before = false;     ///< for the hall's clock of this run
    int m_vouched_looks = 0;           ///< in a row
    /// How it was before corrections that are not durable yet: right, and vouched for.
    std::deque<std::pair<bool, bool>> m_clock_before;
    int m_boots = -1;                  ///< of the backend's machine, at its last start
    std::optional<core::TicketIssued> m_arrived; ///< the newest record, when it is one
    std::optional<core::Day> m_fence;  ///< until then nothing is granted, since the backend was restored
    std::set<core::DeviceId> m_alarmed; ///< cloned or set back, told to staff
    int m_poison_alarms = 0;
    std::set<core::TicketId> m_before_their_day; ///< given for a day that had not come
    std::set<core::TicketId> m_namesakes; ///< set aside, since another has the number
    std::set<core::TicketId> m_on_paper; ///< the printer said so
    std::set<core::TicketId> m_no_paper; ///< it said that the first try failed
    std::map<core::TicketId, int> m_reports; ///< of its receipt, in the backend's journal
    std::map<int, Announced> m_displays;
};

} // namespace talon::simulation
