// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"

#include <functional>
#include <vector>

namespace talon::order {

using core::Instant;
using core::Millis;
using core::Minutes;

/// Somebody who comes on a day, and all that is left to chance about them: the same under every rule of order.
struct Visitor {
    Instant arrival{};
    std::size_t service = 0;
    bool preferential = false;
    std::optional<Instant> slot{}; ///< booked, and not too late for it
    double size = 0;               ///< minutes of serving at an ordinary window on an ordinary day
    double patience = 0;           ///< minutes of waiting after which nobody answers the call
    double break_after = 0;        ///< minutes that the window is away afterwards; 0: it is not
};

/// A booking whose visitor never comes.
struct Missed {
    std::size_t service = 0;
    Instant slot{};
};

/// One day of the demonstration's hall: who comes, who sits where and how fast.
struct Plan {
    Instant opens{};
    Instant closes{};
    std::vector<Visitor> visitors; ///< by arrival
    std::vector<Missed> missed;
    std::vector<double> speeds;      ///< of each window's operator today: minutes a minute
    std::vector<double> lunch_late;  ///< minutes by which its lunch is longer
    std::vector<double> starts;      ///< minutes after eight in the morning at which it is taken
};

/// `load`: expected work over held minutes of windows, the whole day: 1 is about 630 tickets. The operators are the same on all days.
Plan plan_of(const core::Site &site, std::uint64_t seed, double load, core::Day day);

/// What a day's rule of order and whoever watches are told, at the instant itself.
struct Hall {
    virtual ~Hall() = default;
    virtual void takes(std::size_t window, Instant at) = 0;
    virtual void releases(std::size_t window, Instant at) = 0;
    virtual void arrives(std::size_t visitor, Instant at) = 0;
    /// Whom the window calls now, or nobody; it is called then.
    virtual std::optional<std::size_t> next(std::size_t window, Instant at) = 0;
    virtual void starts(std::size_t visitor, Instant at) = 0;
    virtual void ends(std::size_t visitor, bool came, Instant at) = 0;
    /// All that happens at this instant has happened, whoever came is waiting still or was called.
    virtual void settled(std::optional<std::size_t> arrived, Instant at) = 0;
};

/// Plays the day to its end: whoever holds a ticket is served.
void play(const core::Site &site, const Plan &plan, Hall &hall);

} // namespace talon::order
