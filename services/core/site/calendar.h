// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"

namespace talon::core {

/// How far ahead a next opening is looked for: over the New Year holidays and a long closure.
inline constexpr std::chrono::days calendar_ahead{60};

/// The site's hours on that date: those of the date, where it has some, else those of its day of the week.
const DayHours &hours_on(const Site &site, Day day);

/// A service's hours on that date: its own, or the site's. On a date with hours of its own a service keeps of its own hours what
/// falls into the date's; one that never works on that day of the week keeps the date's where the site never does either (a
/// working weekend), else it is closed.
DayHours hours_on(const Site &site, const Service &service, Day day);

/// May a ticket of this service be given at `at`? True within its hours of the site's local day, until
/// `rules.last_ticket_before_close` before the end of the day's last interval. Never of a retired one.
bool gives_tickets(const Site &site, const Service &service, Instant at);

/// The first moment after `at` at which an interval begins in which tickets of the service are given; nothing
/// when there is none within calendar_ahead. While the service is open this is the beginning
/// of the interval after the present one.
std::optional<Instant> next_opening(const Site &site, const Service &service, Instant at);

} // namespace talon::core
