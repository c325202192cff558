// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/call.h"
#include "core/hall/commands.h"
#include "core/hall/held_window.h"
#include "core/hall/number_book.h"
#include "core/hall/reason.h"
#include "core/hall/site_revision.h"
#include "core/hall/waiting_index.h"
#include "core/values/refusal.h"
#include "core/values/result.h"

#include <deque>
#include <map>
#include <set>
#include <unordered_map>

namespace talon::core {

struct HallImage;

/// One inspectorate's hall on its open day: `decide` says what a command leads to, `apply` makes it so. Both are
/// pure: the same events give the same hall everywhere. Not thread-safe.
class Hall
{
public:
    /// What the command leads to (no events: it is so already), or why not. Nothing is changed. `now` is the
    /// backend's clock. The actor of each event is the caller's business.
    Result<std::vector<Event>, Refusal> decide(const Command &command, Instant now) const;

    /// Makes the event so and names the tickets that it changed. `happened.at` is the backend's clock, also for a
    /// device's event: it opens the day. An event that contradicts the state (which only a damaged journal can
    /// hold) throws std::logic_error and leaves the hall as it was. Events of the registry, and
    /// events set aside, change nothing here.
    std::vector<TicketId> apply(const Happened &happened);

    const Site &site() const { return m_site; }
    bool has_site() const { return m_has_site; }
    const SiteRevision &revision() const { return m_revision; } ///< of the site
    /// The open day: the backend's local day at the first event after the start or after a day's close, until
    /// its DayClosed. Nothing in between.
    std::optional<Day> day() const { return m_day; }

    const Ticket *ticket(const TicketId &id) const;
    /// Tickets of the open day and, so that late readers still find them, the ended ones of the day before.
    const std::unordered_map<TicketId, Ticket> &tickets() const { return m_tickets; }
    const std::map<WindowNumber, HeldWindow> &held_windows() const { return m_held; }
    std::optional<WindowNumber> window_of(const StaffId &staff) const;
    /// Since when a waiting ticket has been transferred to what nobody holds; nothing for any other ticket.
    std::optional<Instant> stranded_since(const Ticket &ticket) const;
    const WaitingIndex &waiting() const { return m_waiting; }
    const NumberBook &numbers() const { return m_numbers; }
    const std::deque<Call> &calls() const { return m_calls; } ///< newest first, of the open day

    /// Nobody waits, is parked, called or being served.
    bool quiet() const;

    /// The ticket that call-next would call now; nothing for a window that is unknown. Changes nothing.
    std::optional<TicketId> next_for(WindowNumber window, const StaffId &staff, Instant now) const;

    /// People who stand before this waiting ticket in its line; 0 for a ticket that isn't waiting.
    int ahead_of(const Ticket &ticket) const;
    /// People who would be ahead of a visitor of this class who comes now.
    int ahead_of_new(const ServiceId &service, const ClassId &visitor_class, Instant now) const;
    /// Expected wait of somebody with that many people ahead, in whole minutes rounded up, or nothing when no
    /// held window takes the service. Never shorter for more people ahead. See estimate.cpp for the model.
    std::optional<Minutes> expected_wait(const ServiceId &service, int ahead, Instant now) const;

    /// Counts of the open day.
    struct Today {
        int issued = 0;
        int served = 0;
        int no_show = 0;
        int left = 0;
        int ended_by_day = 0; ///< neither served nor left: see Ticket
        bool operator==(const Today &) const = default;
    };
    const Today &today() const { return m_today; }

    /// Everything this hall is, as plain values, and back (hall_image.h). The error is a sentence: what contradicts itself.
    HallImage image() const;
    static Result<Hall, std::string> from(HallImage image);

    bool operator==(const Hall &) const = default;

private:
    struct Decider; ///< the decisions, one function a command (decide.cpp)
    struct Seats;   ///< those about windows and who holds them (seats.cpp)
    struct Applier; ///< the changes, one function an event (apply.cpp)
    struct ServiceTime {
        int count = 0;
        Millis sum{0};
        bool operator==(const ServiceTime &) const = default;
    };

    Millis mean_service_time(const ServiceId &service) const;

    Site m_site;
    bool m_has_site = false;
    SiteRevision m_revision;
    std::optional<Day> m_day;
    std::unordered_map<TicketId, Ticket> m_tickets;
    std::map<WindowNumber, HeldWindow> m_held;
    ReleasedWindows m_released; ///< of the open day
    WaitingIndex m_waiting;
    std::set<std::pair<Instant, TicketId>> m_parked; ///< those that come back by the clock
    NumberBook m_numbers;
    std::deque<Call> m_calls;
    std::int64_t m_last_call = 0;
    std::map<ServiceId, ServiceTime> m_service_times; ///< of the tickets served today
    Today m_today;
};

} // namespace talon::core
