// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking.h"
#include "core/site/hours.h"

#include <map>
#include <vector>

namespace talon::core {

/// A window as it is planned for one day: what it takes, and when it is there (its breaks are gaps).
struct PlannedWindow {
    std::vector<ServiceId> services;
    std::vector<Interval> hours; ///< minutes since local midnight
};

/// A booking that holds a place of the day.
struct TakenPlace {
    ServiceId service;
    int from = 0; ///< minutes since local midnight
    Minutes length{15};
};

/// The places of one day that can be booked. A time has a place when in each step of the grid that the visit covers the bookings
/// and this one can be given to windows that are there and take their services, one each, and no more than the share of windows
/// that may be booked. So windows that several services share are neither sold twice nor left empty.
class DayPlan
{
public:
    /// `rules.grid` and `share_percent` within their bounds; at most 99 windows.
    DayPlan(std::vector<PlannedWindow> windows, const BookingRules &rules, std::vector<TakenPlace> taken);

    /// Whether a visit of this length may begin at `from`, a minute of the grid within the day.
    bool has_place(const ServiceId &service, int from, Minutes length) const;
    /// The minutes at which a visit may begin, rising.
    std::vector<int> free_times(const ServiceId &service, Minutes length) const;
    /// By service that any window takes: the steps of the grid, rising, in which one more visit has a place. A visit may begin where every step that
    /// it covers is one of them; see free_times(), which asks for one service and length anew.
    std::map<ServiceId, std::vector<int>> open_steps() const;
    /// Steps of the grid that hold more bookings than places (a window closed after they were made), rising.
    std::vector<int> overfull() const;
    /// What happens at one time of the day, whatever share of the windows may be booked.
    struct AtOnce {
        int booked = 0; ///< bookings whose visit covers this minute
        int placed = 0; ///< as many of them as windows that are there can serve, one each
        int windows = 0; ///< that are there
    };
    AtOnce at(int minute) const;
    /// The minutes at which more may find no window than before, rising: visits begin, or windows go.
    std::vector<int> edges() const;

private:
    using Choices = std::vector<std::vector<std::size_t>>; ///< by booking, the windows that it may be given to
    std::vector<std::size_t> present(int from, int to) const;
    Choices choices(int from, int to, const std::vector<std::size_t> &present) const;
    std::vector<std::size_t> takers(const ServiceId &service, const std::vector<std::size_t> &present) const;
    std::size_t places(std::size_t windows) const;
    bool fits(int step, const ServiceId *one_more) const;

    std::vector<PlannedWindow> m_windows;
    BookingRules m_rules;
    std::vector<TakenPlace> m_taken; ///< by service: if one of a service finds no window, no further one does
    std::map<ServiceId, std::vector<std::size_t>> m_takers; ///< the windows that take it
};

} // namespace talon::core
