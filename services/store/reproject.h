// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/verify.h"

namespace talon::store {

/// Writes the projections anew, in one transaction, where a migration left them as older rules made them (Journal::tickets_fresh);
/// nothing otherwise. Replays the whole journal: once in a journal's life for each such migration. `damaged` names the first
/// event that cannot be read or does not fit, and nothing is changed then; so of a journal that was pruned, which holds no
/// tickets.
Stored<core::Done> reproject(Journal &journal, const Decode &decode);

} // namespace talon::store
