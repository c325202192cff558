// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/services/reports/filed.h"

namespace talon::reports::test {

/// What became of a visit, told straight from the events by another hand than the product's: nothing of Hall, Ticket or Leg is used
/// here. Of journals in which nobody puts the clock right.
struct Stretch {
    char state = 'w'; ///< w(aiting), c(alled), s(erving), p(arked), n(o-show that was corrected)
    core::Instant from{}, to{};
    int window = 0;
    std::string staff;
    int leg = 0;
    std::string service;
    int recalls = 0;
    bool out_of_turn = false;
};
struct Visit {
    core::Instant arrival{};
    std::optional<core::Instant> slot;
    core::Day day{};
    int minute = 0;
    std::string visitor_class;
    core::Millis norm{0};
    core::Instant closes{}; ///< when the hours of its day end
    std::optional<core::WaitRange> told;
    std::vector<Stretch> stretches;
    char end = 'o'; ///< o(pen), s(erved), n(o-show), l(eft)
    bool by_day = false; ///< the end of the day ended it
    bool late = false;   ///< its day was over when it came
};
std::map<std::string, Visit> visits_of(const Journal &journal);

/// The figures of one line, each counted by itself.
struct Recounted {
    std::int64_t visitors = 0, legs = 0, booked = 0, served = 0, no_show = 0, left = 0, left_day = 0, left_late = 0, open = 0, transfers = 0, returns = 0,
                 recalls = 0, out_of_turn = 0;
    std::int64_t counted = 0, within = 0, left_before = 0, excess = 0, waiting = 0, waiting_late = 0;
    std::int64_t promised = 0, promise_kept = 0, promise_early = 0, promise_late = 0;
    std::vector<std::int64_t> first_wait, visit_wait, way, serving, stay;
};
/// By window and by operator: what is of the visit at its first caller, how a leg ended at whoever had it last, all else where it happened.
std::map<std::string, Recounted> recount(const std::map<std::string, Visit> &visits, By by, core::Instant now);

/// Σ/n half up, and the nearest rank of a sorted row.
Times::Told told(std::vector<std::int64_t> values);

} // namespace talon::reports::test
