// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast/scene.h"

#include <map>

namespace talon::core::forecast {

/// What the runs say of one wait, from the batch's instant on. `median` of two hours and more: nobody can say when.
struct Spread {
    Millis q10{0};
    Millis median{0};
    Millis q90{0};
    int past_due = 0;      ///< in how many of a thousand runs the call comes after the due time
    int after_closing = 0; ///< and after the service's last hour of the day

    bool operator==(const Spread &) const = default;
};

/// Whoever comes to this service as one of this class.
using Newcomer = std::pair<ServiceId, ClassId>;

/// All forecasts of one moment. Whom no window takes that is held or expected is in none of the lists.
struct Batch {
    Instant at{};
    int runs = 0;
    std::map<TicketId, Spread> tickets;
    std::map<Newcomer, Spread> newcomers;

    bool operator==(const Batch &) const = default;
};

/// So many runs are enough for both ends of a range; more people get fewer, and a crowd one run on mean times.
inline constexpr int usual_runs = 50;
int runs_for(std::size_t waiting);

/// `runs` of them, at least one: 0 is one on mean times. The same scene gives the same batch everywhere.
Batch forecast(const Scene &scene, int runs);

} // namespace talon::core::forecast
