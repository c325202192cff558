// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/disk.h"

#include "sync/ledger.h"

namespace talon::simulation {

/// The state that a journal leads to, as talond comes to it at its start.
sync::Ledger::State replay(const JournalFile &journal);
/// The same from the snapshot on, by wire's and core's own making of it; nothing when it is not of this journal.
std::optional<sync::Ledger::State> replay_from(const KeptSnapshot &snapshot, const JournalFile &journal);
KeptSnapshot make_snapshot(const sync::Ledger::State &state, const JournalFile &journal);

} // namespace talon::simulation
