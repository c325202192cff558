// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/loop.h"
#include "store/group_commit.h"
#include "wire/booking/names_api.h"

namespace talon::server {

/// Where an act stands in the journal: looked up by its time in the commit thread, some thirty records, and answered in the loop's. Nothing where it is
/// not near that time, as when the hall's clock was put right after it.
void find_act_record(Loop &loop, store::GroupCommit &commits, const core::PersonalAct &act, std::function<void(const std::optional<wire::ActRecord> &)> done);

} // namespace talon::server
