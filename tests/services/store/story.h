// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"
#include "journal_cases.h"

namespace talon::store::test {

/// What tests/data/store/story-1.db holds: two days of a small hall in which every kind of event of the first released form
/// happens, with the origin of each one. The events are those of today's core: what the old journal is lifted to.
struct Told {
    core::Happened happened;
    Origin origin;
};
std::vector<Told> story();

/// A hall in lines that a person reads and that no change of a codec moves: each ticket with its periods, windows, calls,
/// counts, and the numbers that would be given next.
std::string described(const core::Hall &hall, const core::Registry &registry);

} // namespace talon::store::test
