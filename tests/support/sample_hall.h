// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/terminal.h"

namespace talon::test {

/// Monday 23 November 2026, 14:05 in Moscow.
core::Instant sampleNow();

/// An inspectorate with texts as long as real ones: a category of seven services and one of three.
wire::Menu sampleMenu();
/// Two more preferential classes: the choice no longer fits a tick.
wire::Menu sampleMenuManyClasses();
/// As many services in one category as a site may hold.
wire::Menu sampleMenuManyServices();
/// Titles and notes of the greatest length that the check of a site lets through.
wire::Menu sampleMenuLongestTitles();
wire::Board sampleBoard();

/// The last `count` calls, the newest `youngest` before sampleNow() and each older one 40 s before it; with a prefix,
/// every second number is of a kiosk's own series.
wire::Calls sampleCalls(int count, core::Millis youngest, int prefix = 0);

kiosk::GivenTicket sampleTicket(core::Language language);

} // namespace talon::test
