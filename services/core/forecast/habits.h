// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast/histogram.h"
#include "core/hall/hall.h"
#include "core/journal/events.h"

#include <map>
#include <vector>

namespace talon::core::forecast {

/// How this hall usually works, learned from what happened in it: how long serving takes, who is faster, when windows open, how
/// long breaks last, who does not come, and when people do. Whole numbers alone, so that the same events give the same habits
/// everywhere. It is derived from the journal and in no snapshot: whoever needs it feeds it the events of the last weeks.
class Habits
{
public:
    /// Something happened; `hall` is the hall after it. Events must come in their order.
    void apply(const Hall &hall, const Happened &happened);

    struct Served {
        Histogram times{}; ///< from the call to the end, as an ordinary window would have taken
        std::int64_t count = 0;
        Millis sum{0};
        Millis today{0};    ///< of those served today
        Millis expected{0}; ///< and what was to be expected of them
        bool operator==(const Served &) const = default;
    };
    struct Speed {
        Millis took{0};
        Millis expected{0};
        bool operator==(const Speed &) const = default;
    };
    struct Pauses {
        std::int64_t count = 0;
        Millis sum{0};
        bool operator==(const Pauses &) const = default;
    };
    struct Answered {
        std::int64_t called = 0;
        std::int64_t missed = 0;
        bool operator==(const Answered &) const = default;
    };
    /// The open day of one window.
    struct WindowDay {
        std::optional<Instant> released;
        std::optional<Instant> ended;  ///< its last visitor went while somebody else waited for it
        std::optional<int> first_hold; ///< minute of the local day
        bool lunched = false;
        bool operator==(const WindowDay &) const = default;
    };

    /// Mean time from the call to the end at an ordinary window; five of the rule's count with what was seen.
    Millis mean(const ServiceId &service, const HallRules &rules) const;
    /// How much longer than others somebody takes, in thousandths: 500…2000.
    std::int64_t speed(const StaffId &staff) const;
    /// How much longer the service takes today.
    std::int64_t today(const ServiceId &service, const HallRules &rules) const;
    Millis gap() const; ///< between an end and the next call, where somebody waits
    /// Of how many called one does not come, in thousandths, after a wait.
    std::int64_t no_show(Millis waited) const;
    Millis no_show_time() const;
    /// After how many of a thousand visitors a break follows.
    std::int64_t break_share() const;
    /// The minute of the day at which the window usually opens, where it did on at least half of the last ten days.
    std::optional<int> usual_first_hold(WindowNumber window) const;
    /// Walk-ins of a service to be expected in the half hour (0…47) of the day, in thousandths of a person.
    std::int64_t walk_ins(const ServiceId &service, int half_hour) const;
    /// How many of those expected so far came today, in thousandths; 20 people weigh for «as usual».
    std::int64_t crowd(int minute) const;
    /// Of how many booked visitors one comes, in thousandths.
    std::int64_t booked_share() const;
    /// By when, in 5-minute bins from 40 min before the slot to 40 min after it: how many came so.
    const std::array<std::int32_t, 16> &booked_offsets() const { return m_offsets; }
    const Histogram &breaks() const { return m_breaks; }
    const Served *of(const ServiceId &service) const;
    const WindowDay *window(WindowNumber window) const;
    const std::map<ClassId, std::int64_t> &classes() const { return m_classes; } ///< walk-ins of each
    int days() const { return m_days; } ///< with tickets

    bool operator==(const Habits &) const = default;

private:
    static std::size_t wait_bin(Millis waited);
    void issued(const Hall &hall, const TicketIssued &event);
    void called(const Hall &hall, const TicketCalled &event, Instant at);
    void left_window(const Hall &hall, const TicketId &id, Instant at);
    void served(const Hall &hall, const TicketId &id);
    void missed(const Hall &hall, const TicketId &id, Instant at);
    void released(const Hall &hall, WindowNumber window, Instant at);
    void taken(const Hall &hall, WindowNumber window, Instant at);
    void close_day();

    std::map<ServiceId, Served> m_served;
    std::map<StaffId, Speed> m_staff;
    Pauses m_gaps;
    std::array<Answered, 5> m_answered{};
    Pauses m_missed;
    Histogram m_breaks{};
    std::int64_t m_releases = 0;
    std::int64_t m_ended = 0;
    std::map<WindowNumber, std::vector<int>> m_first_holds; ///< of the last ten days, the newest last; −1: not held
    std::map<WindowNumber, WindowDay> m_windows;
    std::map<ServiceId, std::array<std::int32_t, 48>> m_walk_ins; ///< of all days
    std::array<std::int32_t, 48> m_came{};                        ///< today, of all services
    std::map<ServiceId, std::array<std::int32_t, 48>> m_came_for; ///< today
    std::map<ClassId, std::int64_t> m_classes;
    int m_days = 0;
    std::int64_t m_due = 0;
    std::int64_t m_showed = 0;
    std::array<std::int32_t, 16> m_offsets{};
};

} // namespace talon::core::forecast
