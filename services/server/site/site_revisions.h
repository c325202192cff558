// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/site_revision.h"
#include "core/site/site.h"
#include "server/loop.h"
#include "store/group_commit.h"

#include <vector>

namespace talon::server {

/// The settings as they once were.
struct StoredSettings {
    core::SiteRevision revision;
    core::Site site;
};

/// Of the journal, at most `most` revisions from number `first` on, the earliest first; what cannot be read is an error of the store.
store::Stored<std::vector<StoredSettings>> stored_settings(const store::Journal &journal, std::int64_t first, std::int64_t most);

/// The same beside a running hall: read in the commit thread, answered in the loop's.
using SettingsRead = std::function<void(store::Stored<std::vector<StoredSettings>>)>;
void read_settings_of(Loop &loop, store::GroupCommit &commits, std::int64_t first, std::int64_t most, SettingsRead read);

} // namespace talon::server
