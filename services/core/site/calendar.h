// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"

namespace talon::core {

/// Hours in force for a service (its own, or the site's).
const WeekHours &hours_of(const Site &site, const Service &service);

/// May a ticket of this service be given at `at`? True within its hours of the site's local day, until
/// `rules.last_ticket_before_close` before the end of the day's last interval.
bool gives_tickets(const Site &site, const Service &service, Instant at);

/// The first moment after `at` at which an interval begins in which tickets of the service are given; nothing
/// when there is none until the end of the eighth day from now. While the service is open this is the beginning
/// of the interval after the present one.
std::optional<Instant> next_opening(const Site &site, const Service &service, Instant at);

} // namespace talon::core
